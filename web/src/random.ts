// Ids and keys that the client makes, so that a change sent twice over a bad network happens once. crypto.randomUUID
// exists on https and localhost alone; getRandomValues everywhere.
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 22 characters of [0-9A-Za-z], evenly drawn: about 131 random bits. */
function token(): string {
  let out = '';
  while (out.length < 22) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 248 && out.length < 22) out += letters[byte % 62];
    }
  }
  return out;
}

/** The idempotency key of a change. */
export const newKey = (): string => token();
