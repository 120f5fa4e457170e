/** Longer than anything that is looked for, so that nothing hides between two chunks. */
const overlap = 32;
/** A ZIP's end record and its longest comment (APPNOTE.TXT, section 4.3.16). */
const zipTail = 22 + 0xffff;

/** Pages, scripts and documents. Each is so long that it does not turn up in the bytes of a picture by chance. */
const active = /<(?:script|html|iframe|body)[\s>/]|<!doctype\s|<svg\s+xmlns|<\?php\s|%PDF-1\.\d/i;
/** Headers that begin a comment or an assignment in JavaScript. */
const script = /^(?:GIF8[79]a(?:\/\*|=[\t-~])|\xff\xd8\xff\xe0\/\*)/;

/** An end record whose comment reaches exactly to the end of the file: an archive behind the picture. */
function endsAsZip(tail: Buffer): boolean {
	for (let at = tail.indexOf("PK\x05\x06", 0, "latin1"); at >= 0; at = tail.indexOf("PK\x05\x06", at + 1, "latin1"))
		if (at + 22 <= tail.length && tail.readUInt16LE(at + 20) === tail.length - at - 22) return true;
	return false;
}

/**
 * Looks for a second nature in a picture, chunk by chunk: what a browser, an interpreter or an archiver would take for
 * something else. `end` says whether there is one.
 */
export function createDisguiseCheck(): { add(chunk: Buffer): void; end(bytes: Buffer): boolean } {
	let found = false;
	let before = "";
	return {
		add(chunk) {
			if (found) return;
			const text = before + chunk.toString("latin1");
			found = active.test(text);
			before = text.slice(-overlap);
		},
		end: (bytes) =>
			found ||
			script.test(bytes.subarray(0, 16).toString("latin1")) ||
			endsAsZip(bytes.subarray(Math.max(0, bytes.length - zipTail))),
	};
}
