import type { ContactImport } from "@centralita/contracts";

export type Encoding = NonNullable<ContactImport["encoding"]>;

/** Of a text file: by its mark, else UTF-8 if all of it is, else what Windows writes in Western languages (Latin-1 within). */
export async function encodingOf(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
	const utf8 = new TextDecoder("utf-8", { fatal: true });
	let first = true;
	try {
		for await (const chunk of bytes) {
			if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
			if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return "utf-16be";
			first = false;
			utf8.decode(chunk, { stream: true });
		}
		utf8.decode();
		return "utf-8";
	} catch (error) {
		if (error instanceof TypeError) return "windows-1252";
		throw error;
	}
}

/** Text without its mark. Characters that a database cannot hold are left out. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
	const decoder = new TextDecoder(encoding);
	for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true }).replaceAll("\0", "");
	yield decoder.decode();
}
