// A small static server for the tests: loopback only, a free port, the habits of a plain web host.
// `node serve.mjs DIR [PORT]` serves a built site for looking; the checks import `serve`.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { isMain } from "./lib/report.mjs";

const TYPES = {
  ".atom": "application/atom+xml; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".epub": "application/epub+zip",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
const COMPRESSED = /^(text\/|application\/(json|xml|atom|manifest)|image\/svg)/;

// What a path of the site leads to: a file, a redirect to the folder's address, or nothing.
export async function lookup(dir, pathname) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return { status: 400 };
  }
  const root = resolve(dir);
  const file = join(root, path);
  if (path.includes("\0") || (file !== root && !file.startsWith(root + sep))) return { status: 400 };
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    if (!path.endsWith("/")) return { status: 301, location: `${pathname}/` };
    const index = join(file, "index.html");
    return (await isFile(index)) ? { status: 200, file: index } : { status: 404 };
  }
  return found?.isFile() && !path.endsWith("/") ? { status: 200, file } : { status: 404 };
}

// Serves `dir` under `prefix` (the path of the site's base URL) and gives its address, with a slash at the end.
export async function serve(dir, { port = 0, prefix = "/" } = {}) {
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    let answer = { status: 404 };
    if (pathname.startsWith(prefix)) answer = await lookup(dir, `/${pathname.slice(prefix.length)}`);
    if (answer.location) answer.location = prefix + answer.location.slice(1);
    if (answer.status === 404) {
      const page = join(dir, "404.html");
      if (await isFile(page)) answer.file = page;
    }
    const headers = { "Cache-Control": "public, max-age=31536000, immutable" };
    if (answer.location) headers.Location = answer.location;
    let body = Buffer.alloc(0);
    if (answer.file) {
      body = await readFile(answer.file);
      headers["Content-Type"] = TYPES[extname(answer.file).toLowerCase()] ?? "application/octet-stream";
      headers["X-Content-Type-Options"] = "nosniff";
      headers.Vary = "Accept-Encoding";
      const encoding = chooseEncoding(request.headers["accept-encoding"] ?? "");
      if (encoding && COMPRESSED.test(headers["Content-Type"])) {
        const key = `${encoding} ${answer.file}`;
        if (!compressed.has(key)) compressed.set(key, encoding === "br" ? brotliCompressSync(body) : gzipSync(body));
        body = compressed.get(key);
        headers["Content-Encoding"] = encoding;
      }
    }
    headers["Content-Length"] = body.length;
    response.writeHead(answer.status, headers);
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + prefix,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

function chooseEncoding(accepted) {
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : null;
}

async function isFile(path) {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

if (isMain(import.meta)) {
  const [dir, port] = process.argv.slice(2);
  if (!dir) throw new Error("usage: node serve.mjs DIR [PORT]");
  console.log((await serve(dir, { port: Number(port ?? 0) })).url);
}
