// Writes the sample form with docxtemplater, easy-template-x and docx. Told "way number", answers the CPU time a document in microseconds.
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const PizZip = require('pizzip');
const Docxtemplater = require('docxtemplater');
const { TemplateHandler } = require('easy-template-x');
const docx = require('docx');
const { DOMParser } = require('@xmldom/xmldom');

const folder = process.argv[2];
const template = fs.readFileSync(path.join(folder, 'template.docx'));
const data = JSON.parse(fs.readFileSync(path.join(folder, 'data.json'), 'utf8'));
// docxtemplater reads "lead.name" as it stands; the other takes a dot for a step into an object.
const nested = structuredClone(data);
for (const key of Object.keys(data).filter(k => k.includes('.'))) {
  const [outer, inner] = key.split('.');
  (nested[outer] ??= {})[inner] = data[key];
}

// Our own document as plain data: what a program that builds with docx would have at hand.
const blocks = (() => {
  const xml = new PizZip(fs.readFileSync(path.join(folder, 'ours.docx'))).file('word/document.xml').asText();
  const children = (node, name) => Array.from(node.childNodes).filter(c => c.nodeName === name);
  const first = (node, ...names) => names.reduce((n, name) => n && children(n, name)[0], node);
  const value = (node, name = 'w:val') => node ? node.getAttribute(name) : undefined;
  const paragraph = p => {
    const run = first(p, 'w:pPr', 'w:rPr');
    return {
      style: value(first(p, 'w:pPr', 'w:pStyle')), align: value(first(p, 'w:pPr', 'w:jc')),
      font: value(first(run, 'w:rFonts'), 'w:eastAsia'), size: +value(first(run, 'w:sz')),
      text: children(p, 'w:r').map(r => children(r, 'w:t').map(t => t.textContent).join('')).join(''),
    };
  };
  const table = t => ({
    grid: children(first(t, 'w:tblGrid'), 'w:gridCol').map(c => +value(c, 'w:w')),
    rows: children(t, 'w:tr').map(r => ({
      height: +value(first(r, 'w:trPr', 'w:trHeight')), header: !!first(r, 'w:trPr', 'w:tblHeader'), whole: !!first(r, 'w:trPr', 'w:cantSplit'),
      cells: children(r, 'w:tc').map(c => ({
        width: +value(first(c, 'w:tcPr', 'w:tcW'), 'w:w'), span: +(value(first(c, 'w:tcPr', 'w:gridSpan')) ?? 1), align: value(first(c, 'w:tcPr', 'w:vAlign')),
        paragraphs: children(c, 'w:p').map(paragraph),
      })),
    })),
  });
  const body = first(new DOMParser().parseFromString(xml, 'text/xml').documentElement, 'w:body');
  return Array.from(body.childNodes).filter(n => n.nodeName !== 'w:sectPr').map(n => n.nodeName === 'w:tbl' ? table(n) : paragraph(n));
})();

function build() {
  const paragraph = p => new docx.Paragraph({
    style: p.style, alignment: p.align,
    children: p.text ? [new docx.TextRun({ text: p.text, size: p.size, font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: p.font, cs: 'Times New Roman' } })] : [],
  });
  const table = t => new docx.Table({
    columnWidths: t.grid, layout: 'fixed', alignment: 'center', width: { size: t.grid.reduce((a, b) => a + b), type: 'dxa' },
    rows: t.rows.map(r => new docx.TableRow({
      height: { value: r.height, rule: 'atLeast' }, tableHeader: r.header, cantSplit: r.whole,
      children: r.cells.map(c => new docx.TableCell({ width: { size: c.width, type: 'dxa' }, columnSpan: c.span, verticalAlign: c.align, children: c.paragraphs.map(paragraph) })),
    })),
  });
  return docx.Packer.toBuffer(new docx.Document({ sections: [{ children: blocks.map(b => b.rows ? table(b) : paragraph(b)) }] }));
}

const handler = new TemplateHandler();
const ways = {
  docxtemplater: async () => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    document.render(data);
    return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  },
  'easy-template-x': async () => handler.process(template, nested),
  docx: build,
};

(async () => {
  // What is measured must have been written: every way is asked for a text that only the data has.
  for (const [name, way] of Object.entries(ways)) {
    const bytes = await way();
    fs.writeFileSync(path.join(folder, `${name}.docx`), bytes);
    const text = new PizZip(bytes).file('word/document.xml').asText();
    if (!text.includes('低空巡检综合实训') || !text.includes('欧阳景行') && !text.includes('吴清欢') || text.includes('{#')) throw new Error(`${name} did not fill the form.`);
  }
  console.log('ready');
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [way, count] = line.split(' ');
    const before = process.cpuUsage();
    for (let i = 0; i < +count; i++) await ways[way]();
    const used = process.cpuUsage(before);
    console.log(((used.user + used.system) / +count).toFixed(1));
  }
})().catch(error => { console.error(error); process.exit(1); });
