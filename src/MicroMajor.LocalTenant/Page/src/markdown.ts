import MarkdownIt from "markdown-it";

/** The subset of Markdown that Teams draws in cards and messages. Raw HTML stays text. */
const engine = new MarkdownIt("zero", { html: false, breaks: true }).enable(["emphasis", "link", "list", "newline", "escape", "entity"]);

engine.validateLink = (url) => /^(https?:|mailto:|tel:)/i.test(url);
engine.renderer.rules.link_open = (tokens, index, options, _, self) => {
  tokens[index].attrSet("target", "_blank");
  tokens[index].attrSet("rel", "noopener noreferrer");
  return self.renderToken(tokens, index, options);
};

export const markdown = (text: string): string => engine.render(text);
