// Puts the audits of the GraphQL-over-HTTP specification (the npm package graphql-http) to a running server:
//
//   node graphql-http-audit.mjs URL ["Authorization: Bearer KEY" ...]
//
// It prints each audit that fails and why, and at last "N passed, N failed". Exit status: 0 if all passed, 1 if not, 2 if
// it could not ask.
import { serverAudits } from 'graphql-http';

const [url, ...lines] = process.argv.slice(2);
if (!url) {
  console.error('usage: node graphql-http-audit.mjs URL ["Name: value" ...]');
  process.exit(2);
}
const headers = {};
for (const line of lines) {
  const colon = line.indexOf(':');
  if (colon < 1) {
    console.error(`A header reads "Name: value"; this does not: ${line}`);
    process.exit(2);
  }
  headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
}
const fetchFn = (address, init = {}) =>
  fetch(address, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } });

try {
  const answer = await fetchFn(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{__typename}"}' });
  await answer.arrayBuffer();
} catch (error) {
  console.error(`Nothing answers at ${url}: ${error.cause?.message ?? error.message}`);
  process.exit(2);
}

// An audit that throws, and one of a kind that this file does not know, count as failed.
async function judge(audit) {
  try {
    const result = await audit.fn();
    if (result.status === 'ok') return null;
    return `${result.status ?? 'no status'}: ${result.reason} (HTTP ${result.response?.status}, ${result.response?.headers?.get('content-type')})`;
  } catch (error) {
    return `error: ${error.message}`;
  }
}

const audits = serverAudits({ url, fetchFn });
const faults = await Promise.all(audits.map(judge));
faults.forEach((fault, i) => {
  if (fault) console.log(`${audits[i].id} ${audits[i].name}\n     ${fault}`);
});
const failed = faults.filter(Boolean).length;
console.log(`${audits.length - failed} passed, ${failed} failed`);
process.exitCode = failed || !audits.length ? 1 : 0;
