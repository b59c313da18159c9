// Every request of a page, and what of it tells somebody's answers.

import { PLANTED } from "./reader.mjs";

// Collects the requests of a page, each as a promise of {method, url, headers, body}.
export function watch(page) {
  const requests = [];
  page.on("request", (request) => {
    requests.push(request.allHeaders().catch(() => ({})).then((headers) => ({
      method: request.method(),
      url: request.url(),
      headers,
      body: request.postDataBuffer()?.toString("latin1") ?? "",
    })));
  });
  return requests;
}

// Spellings of the planted words: as they are, and the part of their base64 that is the same wherever they stand.
function spellings() {
  const inner = (shift) => Buffer.from(`${"x".repeat(shift)}${PLANTED}`).toString("base64").slice(shift === 0 ? 0 : 4, -4).toLowerCase();
  return [PLANTED.toLowerCase(), ...[0, 1, 2].map(inner)];
}

// Problems: requests that hold what a reader wrote, that are no plain GET, or that go elsewhere.
export function leaks(requests, origin) {
  const planted = spellings();
  const problems = [];
  for (const { method, url, headers, body } of requests) {
    if (/^(blob|data):/.test(url)) continue;
    const address = new URL(url);
    if (address.origin !== origin) problems.push({ message: `a request to another server: ${url}` });
    if (method !== "GET" || body !== "") problems.push({ message: `a request that sends something: ${method} ${url}` });
    if (address.search !== "") problems.push({ message: `a request with a query: ${url}` });
    const all = [url, decodeURIComponent(url), ...Object.entries(headers).flat(), body].join("\n").toLowerCase();
    if (planted.some((words) => all.includes(words))) problems.push({ message: `a request holds an answer: ${method} ${url}` });
  }
  return problems;
}
