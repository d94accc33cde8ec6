// Reads one JSON object from standard input and answers with one, in the same order:
//   expand:   [{ template, data }]  what the official engine makes of it: { card } or { error }
//   parse:    [card]                what the official parser complains about: [ "…" ]
//   markdown: [text]                what a reader sees: { lines } or { markup: "link_open" }
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AEL from 'adaptive-expressions';
import { Template } from 'adaptivecards-templating';
import MarkdownIt from 'markdown-it';

// The package's main file is for bundlers; node reads the bundle, and one module of the library as text.
const require = createRequire(import.meta.url);
const AC = require('adaptivecards/dist/adaptivecards.js');
const formatters = readFileSync(require.resolve('adaptivecards/lib/text-formatters.js'), 'utf8');
const { formatText } = await import(`data:text/javascript,${encodeURIComponent(formatters)}`);

// Our own functions, written a second time: what a person typed, in a text and in a label or a choice.
function md(value) {
  const text = value == null ? '' : String(value);
  return text
    .split(/[\r\n\v\f\u0085\u2028\u2029]/)
    .map((line) => line.replace(/\s+$/u, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const [, indent, rest] = /^(\s*)(.*)$/su.exec(line);
      const inline = rest
        .replace(/\0/g, '\ufffd')
        .replace(/[\\`*_[\]~|]|&(?=[#a-zA-Z])|(?<=\{)\{/g, '\\$&')
        .replace(/</g, '&lt;');
      return indent.replace(/[ \t]/g, '\u00a0') + inline.replace(/^([#+=>-])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
    })
    .join('\n\n');
}
function plain(value) {
  const text = (value == null ? '' : String(value))
    .split(/[\r\n\v\f\u0085\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
  return text
    .replace(/[\]<\\]|\{(?=\{)|&(?=[#a-zA-Z])/g, '$&\u2060')
    .replace(/\0/g, '\ufffd')
    .replace(/^([#+=>*_~`-]|[0-9]+[.)])/, '\u2060$&');
}
for (const [name, ours] of Object.entries({ md, plain })) {
  AEL.ExpressionFunctions.standardFunctions.set(
    name,
    new AEL.ExpressionEvaluator(name, AEL.FunctionUtils.apply((args) => ours(args[0])), AEL.ReturnType.String, AEL.FunctionUtils.validateUnary),
  );
}

function expand({ template, data }) {
  try {
    return { card: new Template(template).expand({ $root: data }) };
  } catch (error) {
    return { error: String(error) };
  }
}

// adaptivecards 3.0.6 checks "lang" with a global regular expression, which refuses every second correct value.
// Only what is refused twice in a row is wrong. Goes when the expression there loses its g.
function parse(json) {
  const again = new Set(complain(json));
  return complain(json).filter((complaint) => again.has(complaint));
}

function complain(json) {
  const card = new AC.AdaptiveCard();
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  card.parse(json, context);
  const complaints = [];
  for (let i = 0; i < context.eventCount; i++) {
    complaints.push(context.getEventAt(i).message);
  }
  // Validation of the parsed card: duplicate ids, empty titles, properties newer than the card's version.
  for (const event of card.validateProperties().validationEvents) {
    complaints.push(event.message);
  }
  return complaints;
}

const renderer = new MarkdownIt({ linkify: false });
function visible(text) {
  const lines = [];
  // Clients compute dates first, then read Markdown.
  for (const token of renderer.parse(formatText('en', text), {})) {
    if (token.type === 'inline') {
      const markup = token.children.find((child) => child.type !== 'text');
      if (markup) return { markup: markup.type };
      lines.push(token.children.map((child) => child.content).join(''));
    } else if (!token.type.startsWith('paragraph_')) {
      return { markup: token.type };
    }
  }
  return { lines };
}

let input = '';
process.stdin.setEncoding('utf8').on('data', (part) => (input += part)).on('end', () => {
  const asked = JSON.parse(input);
  process.stdout.write(JSON.stringify({
    expand: (asked.expand ?? []).map(expand),
    parse: (asked.parse ?? []).map(parse),
    markdown: (asked.markdown ?? []).map(visible),
  }));
});
