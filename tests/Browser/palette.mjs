import { crc32, deflateSync, inflateSync } from "node:zlib";

/** A PNG as Chromium takes it, made smaller: at most 256 colours, the ones that its pixels need most. A picture of a page loses nothing that an eye finds. */
export function withPalette(png) {
  const { width, height, channels, data } = decoded(png);
  const counts = new Map();
  for (let at = 0; at < data.length; at += channels) {
    const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = cut([...counts], 256);
  const place = new Map();
  for (const [index, { colours }] of palette.entries()) for (const [colour] of colours) place.set(colour, index);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += channels) rows[y * (width + 1) + 1 + x] = place.get((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([png.subarray(0, 8), chunk("IHDR", header), chunk("PLTE", Buffer.from(palette.flatMap(({ mean }) => mean))), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

const part = (colour, shift) => (colour >> shift) & 255;

// Boxes of colours, the one with the widest spread of many pixels cut at its middle until there are enough.
function cut(colours, most) {
  const boxes = [boxOf(colours)];
  while (boxes.length < most) {
    const at = boxes.reduce((best, box, index) => (box.weight > (boxes[best]?.weight ?? 0) ? index : best), 0);
    if (boxes[at].colours.length < 2) break;
    const { colours: all, shift } = boxes[at];
    all.sort(([a], [b]) => part(a, shift) - part(b, shift));
    const half = all.reduce((sum, [, count]) => sum + count, 0) / 2;
    let seen = 0;
    const middle = Math.min(Math.max(1, all.findIndex(([, count]) => (seen += count) > half)), all.length - 1);
    boxes.splice(at, 1, boxOf(all.slice(0, middle)), boxOf(all.slice(middle)));
  }
  return boxes;
}

function boxOf(colours) {
  const pixels = colours.reduce((sum, [, count]) => sum + count, 0);
  const spread = [16, 8, 0].map((shift) => {
    const values = colours.map(([colour]) => part(colour, shift));
    return { shift, width: values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255) };
  });
  const { shift, width } = spread.reduce((a, b) => (b.width > a.width ? b : a));
  // The commonest colour of a box stays as it is: text and ground must not change.
  const [common, count] = colours.reduce((a, b) => (b[1] > a[1] ? b : a));
  const mean = [16, 8, 0].map((at) => (count * 2 > pixels ? part(common, at) : Math.round(colours.reduce((sum, [colour, n]) => sum + part(colour, at) * n, 0) / pixels)));
  return { colours, shift, mean, weight: width * Math.sqrt(pixels) };
}

function decoded(png) {
  let [width, height, channels] = [0, 0, 0];
  const packed = [];
  for (let at = 8; at < png.length; ) {
    const [length, type] = [png.readUInt32BE(at), png.toString("latin1", at + 4, at + 8)];
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[body[9]];
      if (!channels || body[8] !== 8 || body[12] !== 0) throw new Error("Not a picture as Chromium takes it.");
    }
    if (type === "IDAT") packed.push(body);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(packed));
  const line = width * channels;
  const data = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : data[y * line + x - channels];
      const above = y ? data[(y - 1) * line + x] : 0;
      const corner = y && x >= channels ? data[(y - 1) * line + x - channels] : 0;
      data[y * line + x] = raw[y * (line + 1) + 1 + x] + [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
    }
  }
  return { width, height, channels, data };
}

function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
