// SHA-256 of a file as 64 hexadecimal letters (FIPS 180-4). The browser's own is used where there is one: it is missing
// on pages without HTTPS, as in a village office's own network.
(() => {
  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (primes.every((prime) => number % prime)) primes.push(number);
  }
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const ROUNDS = primes.map((prime) => fraction(Math.cbrt(prime)));
  const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const turned = (word, by) => (word >>> by) | (word << (32 - by));

  function padded(bytes) {
    const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
    whole.set(bytes);
    whole[bytes.length] = 0x80;
    const end = new DataView(whole.buffer);
    end.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
    end.setUint32(whole.length - 4, (bytes.length * 8) >>> 0);
    return end;
  }

  function mixBlock(state, words) {
    for (let t = 16; t < 64; t += 1) {
      const a = words[t - 15];
      const b = words[t - 2];
      const small = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
      const large = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      words[t] = (words[t - 16] + small + words[t - 7] + large) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t += 1) {
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t] + words[t]) | 0;
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, place) => {
      state[place] = (state[place] + word) | 0;
    });
  }

  function ownDigest(bytes) {
    const blocks = padded(bytes);
    const state = Int32Array.from(START);
    const words = new Int32Array(64);
    for (let at = 0; at < blocks.byteLength; at += 64) {
      for (let t = 0; t < 16; t += 1) words[t] = blocks.getInt32(at + t * 4);
      mixBlock(state, words);
    }
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((word, place) => out.setInt32(place * 4, word));
    return new Uint8Array(out.buffer);
  }

  const inHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  window.ownSha256 = (buffer) => inHex(ownDigest(new Uint8Array(buffer)));
  window.sha256 = async (buffer) => {
    if (!window.crypto || !window.crypto.subtle) return window.ownSha256(buffer);
    return inHex(new Uint8Array(await window.crypto.subtle.digest("SHA-256", buffer)));
  };
})();
