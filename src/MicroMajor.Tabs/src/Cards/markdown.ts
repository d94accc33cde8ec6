const signs: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
const safe = (text: string): string => text.replace(/[<>&"]/g, (sign) => signs[sign]);

/** The little Markdown that our cards use: emphasis, links, lists, lines. Everything else stays text; nothing becomes an element of somebody else's. */
export function markdown(text: string): string {
  return text.split(/\n\s*\n/).map(block).join("");
}

function block(text: string): string {
  const lines = text.split("\n");
  if (lines.every((line) => /^\s*[-*]\s+/.test(line))) return `<ul>${lines.map((line) => `<li>${inline(line.replace(/^\s*[-*]\s+/, ""))}</li>`).join("")}</ul>`;
  return `<p>${lines.map(inline).join("<br>")}</p>`;
}

const token = /\\([\\`*_{}[\]()#+\-.!~|&<>=])|&(lt|gt|amp|quot);|\[((?:\\.|[^\]\\])*)\]\(((?:[^()\s]|\([^()]*\))*)\)|\*\*((?:\\.|[^*\\])+)\*\*|(?<![A-Za-z0-9])_((?:\\.|[^_\\])+)_(?![A-Za-z0-9])/g;

function inline(text: string): string {
  let html = "";
  let at = 0;
  for (const match of text.matchAll(token)) {
    const [whole, escaped, entity, label, url, bold, italic] = match;
    html += safe(text.slice(at, match.index));
    at = match.index + whole.length;
    if (escaped !== undefined) html += safe(escaped);
    else if (entity !== undefined) html += whole;
    else if (url !== undefined) html += /^(https?:|mailto:|tel:)/i.test(url) ? `<a href="${safe(url)}" target="_blank" rel="noopener noreferrer">${inline(label)}</a>` : inline(label);
    else if (bold !== undefined) html += `<strong>${inline(bold)}</strong>`;
    else html += `<em>${inline(italic)}</em>`;
  }
  return html + safe(text.slice(at));
}
