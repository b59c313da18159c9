// Puts answers into a PDF: what changes is appended (ISO 32000-1, 7.5.6), the file before it stays as it is. Reads what Kitpress
// writes: cross-reference streams, object streams, one font for all fields. See fill.js.
(() => {
  "use strict";
  const { joined, inflated, checksum, clean, oneLine, folded, day, wordsOfDate } = kitpress.filling;

  // A dictionary is a Map, an array an Array, everything else its own source: `/Tx`, `(words)`, `12`, `12 0 R`.
  const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
  const ATOM = /<<|>>|[[\]]|<[^>]*>|\((?:\\[^]|[^\\()])*\)|\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])|\/?[^\0\t\n\f\r ()<>[\]{}/%]+|[(/]/y;
  const REFERENCE = /^(\d+)\s+\d+\s+R$/;

  const reader = (source, start) => {
    let at = start;
    const token = () => {
      SPACE.lastIndex = at;
      SPACE.exec(source);
      ATOM.lastIndex = SPACE.lastIndex;
      const found = ATOM.exec(source);
      if (!found) throw new Error("a PDF that is broken off");
      at = ATOM.lastIndex;
      if (found[0] !== "(") return found[0];
      // Parentheses within a text.
      for (let depth = 1, first = at - 1; ; at += 1) {
        if (at >= source.length) throw new Error("a PDF that is broken off");
        if (source[at] === "\\") at += 1;
        else if (source[at] === "(") depth += 1;
        else if (source[at] === ")") depth -= 1;
        if (depth === 0) return source.slice(first, (at += 1));
      }
    };
    const value = (depth = 0, first = token()) => {
      if (depth > 50) throw new Error("a PDF that is nested too deep");
      if (first === "[") {
        const list = [];
        for (let next = token(); next !== "]"; next = token()) list.push(value(depth + 1, next));
        return list;
      }
      if (first !== "<<") return first;
      const dictionary = new Map();
      for (let key = token(); key !== ">>"; key = token()) dictionary.set(key, value(depth + 1));
      return dictionary;
    };
    return { token, value, at: () => at };
  };

  const written = (value) => {
    if (Array.isArray(value)) return `[${value.map(written).join(" ")}]`;
    if (value instanceof Map) return `<<${[...value].map(([key, item]) => `${key} ${written(item)}`).join(" ")}>>`;
    return String(value);
  };

  // Bytes as letters of the same numbers, and back.
  const lettersOf = (bytes) => {
    const parts = [];
    for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
    return parts.join("");
  };
  const bytesOf = (letters) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

  // ISO 32000-1, 7.9.2.2.
  const textString = (text) => {
    if (/^[\n\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&").replace(/\n/g, "\\n")})`;
    return `<FEFF${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("").toUpperCase()}>`;
  };
  const SIGNS = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const readString = (source) => {
    const letters = source[0] === "<"
      ? source.slice(1, -1).replace(/\s/g, "").replace(/..?/g, (pair) => String.fromCharCode(parseInt(pair.padEnd(2, "0"), 16)))
      : source.slice(1, -1).replace(/\\(?:([0-7]{1,3})|(\r\n?|\n)|([^]))/g, (_, octal, end, sign) =>
        octal ? String.fromCharCode(parseInt(octal, 8) & 255) : end ? "" : (SIGNS[sign] ?? sign));
    return letters.startsWith("\xfe\xff") ? new TextDecoder("utf-16be").decode(bytesOf(letters.slice(2))) : letters;
  };

  const number = (value) => {
    const found = Number(value);
    if (!Number.isFinite(found)) throw new Error("a PDF without a number where there should be one");
    return found;
  };

  // The objects of a file: `get` follows references, `trailer` is the last one, `start` where it stands.
  const openPdf = async (bytes) => {
    const source = lettersOf(bytes);
    const places = new Map();
    const streams = new Map();
    let trailer = null;

    const objectAt = (at) => {
      const read = reader(source, at);
      read.token();
      read.token();
      if (read.token() !== "obj") throw new Error("a PDF whose table leads astray");
      const value = read.value();
      let begin = read.at();
      if (value instanceof Map && read.token() === "stream") {
        begin = read.at() + (source[read.at()] === "\r" ? 2 : 1);
        return { value, begin };
      }
      return { value };
    };

    const get = async (value, depth = 0) => {
      const reference = typeof value === "string" && REFERENCE.exec(value);
      if (!reference) return value;
      const place = places.get(Number(reference[1]));
      if (!place || depth > 20) return "null";
      if (place.kind === 1) return objectAt(place.at).value;
      if (!streams.has(place.at)) streams.set(place.at, await packedObjects(place.at));
      return streams.get(place.at).get(Number(reference[1])) ?? "null";
    };

    const packedObjects = async (stream) => {
      const place = places.get(stream);
      if (place?.kind !== 1) throw new Error("a PDF whose table leads astray");
      const { dictionary, data } = await streamAt(place.at);
      const letters = lettersOf(data);
      const head = reader(letters, 0);
      const objects = new Map();
      for (let count = number(dictionary.get("/N")); count > 0; count -= 1) {
        const name = number(head.token());
        objects.set(name, reader(letters, number(dictionary.get("/First")) + number(head.token())).value());
      }
      return objects;
    };

    const streamAt = async (at) => {
      const { value, begin } = objectAt(at);
      if (begin === undefined) throw new Error("a PDF without a stream where there should be one");
      let data = bytes.subarray(begin, begin + number(await get(value.get("/Length"))));
      const filter = [await get(value.get("/Filter") ?? [])].flat();
      if (filter.length > 1 || (filter.length === 1 && filter[0] !== "/FlateDecode")) throw new Error("a PDF packed in another way");
      if (filter.length === 1) data = await inflated(data, "deflate");
      const how = [await get(value.get("/DecodeParms"))].flat()[0];
      if (how instanceof Map && number(how.get("/Predictor") ?? 1) >= 10) data = unpredicted(data, number(how.get("/Columns") ?? 1));
      return { dictionary: value, data };
    };

    const start = Number(source.slice(-2048).match(/startxref\s+(\d+)\s+%%EOF\s*$/)?.[1] ?? NaN);
    if (!source.startsWith("%PDF-") || Number.isNaN(start)) throw new Error("no PDF, or one that is broken off");
    const seen = new Set();
    for (let at = start; at !== null && !seen.has(at);) {
      seen.add(at);
      const { dictionary, data } = await streamAt(at);
      if (dictionary.get("/Type") !== "/XRef") throw new Error("a PDF with a table of another kind");
      trailer ??= dictionary;
      readTable(dictionary, data, places);
      at = dictionary.has("/Prev") ? number(dictionary.get("/Prev")) : null;
    }
    if (trailer.has("/Encrypt")) throw new Error("a PDF that is locked");
    return { get, streamOf: async (reference) => streamAt(places.get(Number(reference.split(/\s/)[0]))?.at ?? NaN), trailer, start };
  };

  // ISO 32000-1, 7.5.8.3; what a later table says goes before.
  const readTable = (dictionary, data, places) => {
    const widths = dictionary.get("/W").map(number);
    const index = (dictionary.get("/Index") ?? ["0", dictionary.get("/Size")]).map(number);
    let at = 0;
    const next = (width, absent) => {
      let value = width === 0 ? absent : 0;
      for (let count = 0; count < width; count += 1) value = value * 256 + data[at++];
      return value;
    };
    for (let pair = 0; pair < index.length; pair += 2) {
      for (let name = index[pair]; name < index[pair] + index[pair + 1] && at < data.length; name += 1) {
        const place = { kind: next(widths[0], 1), at: next(widths[1], 0), more: next(widths[2], 0) };
        if (!places.has(name)) places.set(name, place);
      }
    }
  };

  // The predictors of PNG (ISO 15948, 9.2), with one byte a pixel.
  const unpredicted = (data, columns) => {
    const rows = Math.floor(data.length / (columns + 1));
    const out = new Uint8Array(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      const how = data[row * (columns + 1)];
      for (let column = 0; column < columns; column += 1) {
        const here = row * columns + column;
        const left = column > 0 ? out[here - 1] : 0;
        const above = row > 0 ? out[here - columns] : 0;
        const corner = row > 0 && column > 0 ? out[here - columns - 1] : 0;
        const guess = left + above - corner;
        const [a, b, c] = [left, above, corner].map((one) => Math.abs(guess - one));
        const paeth = a <= b && a <= c ? left : b <= c ? above : corner;
        out[here] = data[row * (columns + 1) + 1 + column] + [0, left, above, (left + above) >> 1, paeth][how];
      }
    }
    return out;
  };

  // The font that answers are typed in: the code and the width of each letter, from its own table of letters.
  const fontOf = async (pdf, form) => {
    const resources = await pdf.get(form.get("/DR"));
    const appearance = readString(form.get("/DA"));
    const [, name, size] = appearance.match(/\/(\S+)\s+([\d.]+)\s+Tf/);
    const reference = (await pdf.get(resources.get("/Font"))).get(`/${name}`);
    const font = await pdf.get(reference);
    const widths = await pdf.get(font.get("/Widths"));
    const letters = new Map();
    const map = lettersOf((await pdf.streamOf(font.get("/ToUnicode"))).data);
    for (const [, code, letter] of map.matchAll(/<([0-9A-F]{2})>\s*<([0-9A-F]{4})>\n/gi)) {
      const found = parseInt(code, 16);
      letters.set(String.fromCharCode(parseInt(letter, 16)), { code, width: number(widths[found - number(font.get("/FirstChar"))]) / 1000 });
    }
    return { name, reference, size: number(size), letters, colour: appearance.replace(/\/\S+\s+[\d.]+\s+Tf\s*/, "") };
  };

  const widthOf = (text, letters) => [...text].reduce((sum, letter) => sum + letters.get(letter).width, 0);

  // Lines of at most `room` times the size of the letters; a word that is longer than a line is broken.
  const wrapped = (text, room, letters) => text.split("\n").flatMap((paragraph) => {
    const lines = [];
    let line = "";
    let used = 0;
    for (const word of paragraph.match(/ +|[^ ]+/g) ?? []) {
      const width = widthOf(word, letters);
      if (used + width > room && word[0] !== " " && line !== "") {
        lines.push(line);
        [line, used] = ["", 0];
      }
      if (width <= room) {
        line += word;
        used += width;
        continue;
      }
      for (const letter of word) {
        const one = letters.get(letter).width;
        if (used + one > room && line !== "") {
          lines.push(line);
          [line, used] = ["", 0];
        }
        line += letter;
        used += one;
      }
    }
    return [...lines, line];
  });

  const LEAST = 6;
  const LEADING = 1.2;

  // How the words stand in a box, two points from its edge as viewers set them: smaller where they would not fit. null where the
  // font lacks a letter: viewers have other fonts, and shape Arabic.
  const setText = (text, [width, height], font, { many, end }) => {
    if ([...text].some((letter) => letter !== "\n" && !font.letters.has(letter))) return null;
    const shape = (size) => {
      const lines = many ? wrapped(text, (width - 8) / size, font.letters) : [text];
      const fits = many ? lines.length * size * LEADING <= height - 4 : widthOf(text, font.letters) * size <= width - 8;
      return { size, lines, fits };
    };
    let made = shape(font.size);
    for (let size = font.size - 0.5; !made.fits && size >= LEAST; size -= 0.5) made = shape(size);
    const { size, lines, fits } = made;
    const shown = lines.slice(0, many ? Math.max(1, Math.ceil((height - 4) / (size * LEADING))) : 1).map((line, index) => {
      const base = many ? height - 3 - size * (0.9 + LEADING * index) : (height - size) / 2 + size * 0.22;
      const from = end ? Math.max(4, width - 4 - widthOf(line.trimEnd(), font.letters) * size) : 4;
      const codes = [...line].map((letter) => font.letters.get(letter).code).join("");
      return `1 0 0 1 ${from.toFixed(2)} ${base.toFixed(2)} Tm <${codes}> Tj`;
    });
    const box = `1 1 ${(width - 2).toFixed(2)} ${(height - 2).toFixed(2)} re W n`;
    return { fits, size, content: `/Tx BMC\nq ${box} BT /${font.name} ${size} Tf ${font.colour} ${shown.join("\n")} ET Q\nEMC` };
  };

  const fillPdf = async (bytes, lang, answers) => {
    const pdf = await openPdf(bytes);
    const root = await pdf.get(pdf.trailer.get("/Root"));
    const formReference = root.get("/AcroForm");
    const form = formReference && await pdf.get(formReference);
    const left = new Map(answers.map((answer) => [answer.name, answer.value]));
    if (!form) return { bytes, missing: [...left.keys()], cut: [] };
    const font = await fontOf(pdf, form);
    const changed = new Map();
    const cut = [];
    let free = number(pdf.trailer.get("/Size"));
    let lacking = false;

    for (const reference of await pdf.get(form.get("/Fields"))) {
      const widget = await pdf.get(reference);
      const name = readString(widget.get("/T"));
      if (!left.has(name)) continue;
      const value = left.get(name);
      if (widget.get("/FT") === "/Btn") {
        const states = await pdf.get((await pdf.get(widget.get("/AP"))).get("/N"));
        const state = value === true ? [...states.keys()].find((key) => key !== "/Off") : "/Off";
        widget.set("/V", state).set("/AS", state);
      } else {
        const many = (number(widget.get("/Ff") ?? 0) & 0x1000) !== 0;
        let text = clean(String(value)).replace(/\t/g, " ");
        if (!many) text = oneLine(text);
        if (widget.get("/FT") === "/Ch") {
          const options = (await pdf.get(widget.get("/Opt"))).map((option) => readString(Array.isArray(option) ? option[1] : option));
          // The first only asks to choose.
          text = options.slice(1).find((option) => folded(option) === folded(text));
          if (text === undefined) continue;
        } else if (answers.find((answer) => answer.name === name).kind === "date" && day(text)) {
          text = wordsOfDate(day(text), lang);
        }
        widget.set("/V", textString(text));
        const [x1, y1, x2, y2] = (await pdf.get(widget.get("/Rect"))).map(number);
        const made = setText(text, [x2 - x1, y2 - y1], font, { many, end: widget.get("/Q") === "2" });
        if (made) {
          const box = `[0 0 ${(x2 - x1).toFixed(2)} ${(y2 - y1).toFixed(2)}]`;
          const resources = `<</Font <</${font.name} ${font.reference}>>>>`;
          changed.set(free, `<</Type /XObject /Subtype /Form /BBox ${box} /Resources ${resources} /Length ${made.content.length}>>stream\n${made.content}\nendstream`);
          widget.set("/AP", `<</N ${free} 0 R>>`);
          free += 1;
          if (made.size !== font.size) widget.set("/DA", textString(`/${font.name} ${made.size} Tf ${font.colour}`));
          if (!made.fits) cut.push(name);
        } else {
          widget.delete("/AP");
          lacking = true;
        }
      }
      changed.set(number(reference.split(/\s/)[0]), written(widget));
      left.delete(name);
    }
    if (lacking) {
      // Viewers then show every field in their own fonts, ticks in the one that viewers have for signs.
      form.set("/NeedAppearances", "true");
      const resources = await pdf.get(form.get("/DR"));
      const fonts = await pdf.get(resources.get("/Font"));
      form.set("/DR", resources.set("/Font", fonts.set("/ZaDb", "<</Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats>>")));
      if (REFERENCE.test(formReference)) changed.set(number(formReference.split(/\s/)[0]), written(form));
      else changed.set(number(pdf.trailer.get("/Root").split(/\s/)[0]), written(root));
    }
    return { bytes: changed.size > 0 ? appended(bytes, pdf, changed, free) : bytes, missing: [...left.keys()], cut };
  };

  const appended = (bytes, pdf, changed, free) => {
    let text = "\n";
    const table = [];
    for (const [name, source] of [...changed].sort(([one], [other]) => one - other)) {
      table.push([name, bytes.length + text.length]);
      text += `${name} 0 obj\n${source}\nendobj\n`;
    }
    const start = bytes.length + text.length;
    table.push([free, start]);
    const entries = table.map(([, at]) => String.fromCharCode(1, at >>> 24, (at >>> 16) & 255, (at >>> 8) & 255, at & 255, 0, 0)).join("");
    const trailer = new Map([["/Type", "/XRef"], ["/Size", free + 1]]);
    for (const key of ["/Root", "/Info"]) if (pdf.trailer.has(key)) trailer.set(key, pdf.trailer.get(key));
    // Another version of the same document.
    const version = checksum(bytesOf(text)).toString(16).padStart(8, "0");
    if (pdf.trailer.has("/ID")) trailer.set("/ID", [pdf.trailer.get("/ID")[0], `<${version.repeat(4)}>`]);
    trailer.set("/Prev", pdf.start).set("/W", ["1", "4", "2"]).set("/Index", table.flatMap(([name]) => [name, 1])).set("/Length", entries.length);
    text += `${free} 0 obj\n${written(trailer)}stream\n${entries}\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
    return joined([bytes, bytesOf(text)]);
  };

  kitpress.define("fill-pdf", fillPdf);
})();
