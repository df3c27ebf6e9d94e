// Reads the catalogues that are named as arguments as the client will, and tells of each message which values it takes and
// which plural forms it has: a line of JSON for each catalogue. A message that cannot be parsed is told with its fault.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const format = createRequire(createRequire(import.meta.url).resolve('intl-messageformat'));
const { parse } = format('@formatjs/icu-messageformat-parser');

// The kinds of element, as the parser numbers them.
const literal = 0, select = 5, plural = 6, pound = 7;

function tell(elements, into) {
  for (const e of elements) {
    if (e.type === literal || e.type === pound) continue;
    into.values.add(e.value);
    if (e.type !== select && e.type !== plural) continue;
    if (e.type === plural) into.plurals.push(Object.keys(e.options));
    for (const option of Object.values(e.options)) tell(option.value, into);
  }
  return into;
}

for (const file of process.argv.slice(2)) {
  const messages = {};
  for (const [key, text] of Object.entries(JSON.parse(await readFile(file, 'utf8')))) {
    try {
      const { values, plurals } = tell(parse(text, { ignoreTag: true }), { values: new Set(), plurals: [] });
      messages[key] = { values: [...values].sort(), plurals };
    } catch (fault) {
      messages[key] = { fault: String(fault) };
    }
  }
  console.log(JSON.stringify(messages));
}
