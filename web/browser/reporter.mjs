// Tells the Go test what came of each claim, a line of JSON each.
export default async function* told(source) {
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      if (data.details?.type === 'suite' || (data.nesting === 0 && data.name.endsWith('.mjs'))) continue;
      const error = data.details?.error;
      const output = error ? String(error.cause?.stack ?? error.cause ?? error) : '';
      yield `${JSON.stringify({ claim: data.name, passed: type === 'test:pass', skipped: data.skip !== undefined || data.todo !== undefined, output, ms: Math.round(data.details?.duration_ms ?? 0) })}\n`;
    }
    if (type === 'test:stderr') process.stderr.write(data.message);
  }
}
