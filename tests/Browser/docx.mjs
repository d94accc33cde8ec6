import { crc32, inflateRawSync } from "node:zlib";

/** A Word file in which the person has typed over places: each is named by its tag. */
export function typed(file, places) {
  return written(parts(file).map(([name, bytes]) => [name, name === "word/document.xml" ? Buffer.from(Object.entries(places).reduce(over, bytes.toString("utf8"))) : bytes]));
}

function over(xml, [tag, text]) {
  const at = xml.indexOf(`<w:tag w:val="${tag}"`);
  if (at < 0) throw new Error(`The form has no place ${tag}.`);
  const start = xml.indexOf("<w:sdtContent>", at);
  const end = xml.indexOf("</w:sdtContent>", start);
  return `${xml.slice(0, start)}<w:sdtContent><w:r><w:t>${text}</w:t></w:r>${xml.slice(end)}`;
}

/** What a reader of a Word file sees, paragraph by paragraph. */
export const text = (file) => parts(file).find(([name]) => name === "word/document.xml")[1].toString("utf8").replaceAll("</w:p>", "\n").replaceAll(/<[^>]+>/g, "");

// The parts of a zip, as its list of contents names them.
export function parts(zip) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const found = [];
  for (let n = zip.readUInt16LE(end + 10), at = zip.readUInt32LE(end + 16); n > 0; n--) {
    const [packed, name, extra, comment, where] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const from = where + 30 + zip.readUInt16LE(where + 26) + zip.readUInt16LE(where + 28);
    const bytes = zip.subarray(from, from + packed);
    found.push([zip.toString("utf8", at + 46, at + 46 + name), zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes]);
    at += 46 + name + extra + comment;
  }
  return found;
}

function written(parts) {
  const [bodies, list] = [[], []];
  let at = 0;
  for (const [path, bytes] of parts) {
    const name = Buffer.from(path);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), head, name, bytes]);
    // After the head: comment, disk, kinds of content (10 bytes), then where the entry is.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), head, rest, name]));
    bodies.push(entry);
    at += entry.length;
  }
  const contents = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, contents, end]);
}
