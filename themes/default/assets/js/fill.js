// Puts what a reader wrote into the Word file or PDF of the page, on the reader's device. Takes the bytes of the file, gives the
// bytes of the filled one: no network, nothing of the page.
//
//   const fill = await kitpress.load("fill");
//   const { bytes, missing, cut } = await fill(buffer, { format: "word", lang: "cy", answers: [{ name, kind, value }] });
//
// `value` is text (a date as 2026-03-01, a choice in its option's words), or true or false for a tick. `missing` names the
// answers that the document has no field or no such option for; `cut` those that are longer than their box in a PDF can show,
// though the field holds them whole. A file that cannot be read is an error, never half a file.
(() => {
  "use strict";

  const joined = (parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };

  const through = async (bytes, transform) => {
    const stream = new Blob([bytes]).stream().pipeThrough(transform);
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const inflated = (bytes, format) => through(bytes, new DecompressionStream(format));

  const checksum = (bytes) => {
    let sum = -1;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  };

  // Without what XML forbids: control characters, halves of letters. PDF viewers show nothing for them either.
  const clean = (text) => text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  const oneLine = (text) => text.replace(/\s*\n\s*/g, " ");
  // As a page shows an option.
  const folded = (text) => text.replace(/\s+/g, " ").trim();

  const day = (text) => {
    const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
    return Number.isNaN(date.getTime()) ? null : date;
  };

  // Browsers do not have every language (few have Welsh): then in digits, as Britain writes them.
  const partsOfDate = (date, lang) => {
    const known = Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
    const locale = known ? (lang === "en" ? "en-GB" : lang) : "en-GB";
    const options = { day: "numeric", month: known ? "long" : "numeric", year: "numeric", calendar: "gregory", timeZone: "UTC" };
    return { known, parts: new Intl.DateTimeFormat(locale, options).formatToParts(date) };
  };
  const wordsOfDate = (date, lang) => partsOfDate(date, lang).parts.map((part) => part.value).join("");

  // For the scripts of the two formats, which come after this one.
  kitpress.filling = { joined, through, inflated, checksum, clean, oneLine, folded, day, partsOfDate, wordsOfDate };

  kitpress.define("fill", async (buffer, { format, lang, answers }) => {
    const run = await kitpress.load(`fill-${format}`);
    try {
      return await run(new Uint8Array(buffer), lang, answers);
    } catch (error) {
      throw new Error(`this file cannot be filled in: ${error.message}`, { cause: error });
    }
  });
})();
