// Puts answers into a Word file: a zip (APPNOTE.TXT of PKWARE) of which one file changes, and there the content controls
// (ISO 29500-1, 17.5.2) whose tags are the answers' names. See fill.js.
(() => {
  "use strict";
  const { joined, through, inflated, checksum, clean, oneLine, folded, day, partsOfDate, wordsOfDate } = kitpress.filling;

  // In the letters of Word: `d 'de' MMMM 'de' yyyy`.
  const patternOfDate = (date, lang, pattern) => {
    const { known, parts } = partsOfDate(date, lang);
    if (!known) return wordsOfDate(date, lang);
    const month = parts.find((part) => part.type === "month").value;
    const two = (number) => String(number).padStart(2, "0");
    const letters = {
      d: date.getUTCDate(), dd: two(date.getUTCDate()), M: date.getUTCMonth() + 1, MM: two(date.getUTCMonth() + 1),
      MMMM: month, yyyy: date.getUTCFullYear(),
    };
    return pattern.replace(/'([^']*)'|d+|M+|y+/g, (found, quoted) => quoted ?? letters[found] ?? found);
  };

  const MAIN = "word/document.xml";

  const entriesOf = (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw new Error("no zip file");
    const entries = [];
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Error("a zip file without its directory");
      const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      const start = view.getUint32(at + 42, true);
      if (view.getUint32(start, true) !== 0x04034b50) throw new Error("a zip file whose directory leads astray");
      const body = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
      const flags = view.getUint16(at + 8, true);
      if (flags & 9 || body + packed > end) throw new Error("a zip file of another kind");
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))),
        method: view.getUint16(at + 10, true), sum: view.getUint32(at + 16, true), size,
        record: bytes.slice(at, at + length), head: bytes.slice(start, body), body: bytes.subarray(body, body + packed),
      });
      at += length;
    }
    return { entries, tail: bytes.slice(end) };
  };

  const textOf = async ({ method, sum, size, body }) => {
    const bytes = method === 8 ? await inflated(body, "deflate-raw") : body;
    if (bytes.length !== size || checksum(bytes) !== sum) throw new Error("a zip file with damaged contents");
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  };

  const zipOf = async (entries, tail, text) => {
    const parts = [];
    const records = [];
    let at = 0;
    for (const entry of entries) {
      if (entry.name === MAIN) {
        const bytes = new TextEncoder().encode(text);
        entry.body = await through(bytes, new CompressionStream("deflate-raw"));
        for (const [part, first] of [[entry.head, 8], [entry.record, 10]]) {
          const view = new DataView(part.buffer);
          view.setUint16(first, 8, true);
          view.setUint32(first + 6, checksum(bytes), true);
          view.setUint32(first + 10, entry.body.length, true);
          view.setUint32(first + 14, bytes.length, true);
        }
      }
      new DataView(entry.record.buffer).setUint32(42, at, true);
      parts.push(entry.head, entry.body);
      records.push(entry.record);
      at += entry.head.length + entry.body.length;
    }
    const directory = joined(records);
    const view = new DataView(tail.buffer);
    view.setUint32(12, directory.length, true);
    view.setUint32(16, at, true);
    return joined([...parts, directory, tail]);
  };

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
  const letters = new Map(Object.entries({ ...ENTITIES, "'": "&apos;" }).map(([letter, entity]) => [entity, letter]));
  const unescaped = (text) => text.replace(/&\w+;/g, (entity) => letters.get(entity) ?? entity);
  const attribute = (xml, name) => {
    const found = xml.match(new RegExp(`${name}="([^"]*)"`));
    return found && unescaped(found[1]);
  };

  // The properties and the content of one control with an answer in it; null where it has no such option.
  const answered = (properties, content, value, lang) => {
    if (properties.includes("<w14:checkbox>")) {
      const ticked = value === true;
      return [
        properties.replace(/(<w14:checked w14:val=")[^"]*/, `$1${ticked ? 1 : 0}`),
        content.replace(/[\u2610\u2612]/, ticked ? "\u2612" : "\u2610"),
      ];
    }
    let text = clean(String(value));
    if (!properties.includes('w:multiLine="1"')) text = oneLine(text);
    if (properties.includes("<w:dropDownList")) {
      const items = properties.match(/<w:listItem [^>]*>/g) ?? [];
      text = items.map((item) => attribute(item, "w:displayText")).find((item) => item !== null && folded(item) === folded(text));
      if (text === undefined) return null;
    }
    const date = properties.includes("<w:date") ? day(text) : null;
    if (date) {
      properties = properties.replace(/<w:date(?= |>)[^>]*/, `<w:date w:fullDate="${text}T00:00:00Z"`);
      const locale = attribute(properties, "<w:lid w:val") ?? lang;
      text = patternOfDate(date, locale, attribute(properties, "<w:dateFormat w:val") ?? "d MMMM yyyy");
    }
    // The direction and language of the control; what is written is no prompt any more.
    const look = properties.match(/^\s*<w:rPr>.*?<\/w:rPr>/s)?.[0] ?? "";
    const lines = escaped(text).split("\n").map((line) => line.split("\t").map((part) => `<w:t xml:space="preserve">${part}</w:t>`).join("<w:tab/>"));
    return [properties.replace(/<w:showingPlcHdr[^>]*>/, ""), `<w:r>${look}${lines.join("<w:br/>")}</w:r>`];
  };

  const fillWord = async (bytes, lang, answers) => {
    const { entries, tail } = entriesOf(bytes);
    const main = entries.find((entry) => entry.name === MAIN);
    if (!main) throw new Error(`no ${MAIN}`);
    const left = new Map(answers.map((answer) => [answer.name, answer.value]));
    const text = (await textOf(main)).replace(
      /<w:sdtPr>(.*?)<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent>/gs,
      (whole, properties, content) => {
        // A table of contents is a control, too.
        const name = properties.includes("<w:docPartObj>") ? null : attribute(properties, "<w:tag w:val");
        const made = left.has(name) ? answered(properties, content, left.get(name), lang) : null;
        if (!made) return whole;
        left.delete(name);
        return `<w:sdtPr>${made[0]}</w:sdtPr><w:sdtContent>${made[1]}</w:sdtContent>`;
      },
    );
    return { bytes: await zipOf(entries, tail, text), missing: [...left.keys()], cut: [] };
  };

  kitpress.define("fill-word", fillWord);
})();
