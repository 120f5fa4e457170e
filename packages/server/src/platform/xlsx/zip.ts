import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";

type Entry = { name: string; content: AsyncIterable<string> | Iterable<string> };

const largest = 0xffff_ffff;
/** Sizes and checksum follow the content; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1980-01-01: the format knows no time zone, and nobody reads it. */
const day = 0x0021;

/** The fields that both headers of an entry share (APPNOTE 6.3.10, sections 4.3.7 and 4.3.12). */
function common(crc: number, packed: number, unpacked: number, name: Buffer): Buffer {
	const fields = Buffer.alloc(26);
	fields.writeUInt16LE(20, 0);
	fields.writeUInt16LE(flags, 2);
	fields.writeUInt16LE(deflated, 4);
	fields.writeUInt16LE(day, 8);
	fields.writeUInt32LE(crc, 10);
	fields.writeUInt32LE(packed, 14);
	fields.writeUInt32LE(unpacked, 18);
	fields.writeUInt16LE(name.length, 22);
	return fields;
}

const words = (...values: number[]): Buffer => {
	const buffer = Buffer.alloc(values.length * 4);
	for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
	return buffer;
};

/** A ZIP archive, written as its entries come: nothing of it is held but their names. At most 4 GB. */
export async function* zip(entries: AsyncIterable<Entry> | Iterable<Entry>): AsyncGenerator<Buffer> {
	const directory: Buffer[] = [];
	let offset = 0;
	for await (const { name: written, content } of entries) {
		const name = Buffer.from(written);
		const start = offset;
		const head = Buffer.concat([words(0x0403_4b50), common(0, 0, 0, name), name]);
		offset += head.length;
		yield head;
		let crc = 0;
		let unpacked = 0;
		let packed = 0;
		const deflate = createDeflateRaw();
		const ready: Buffer[] = [];
		deflate.on("data", (chunk: Buffer) => ready.push(chunk));
		const taken = function* () {
			for (const chunk of ready.splice(0)) {
				packed += chunk.length;
				yield chunk;
			}
		};
		for await (const text of content) {
			const bytes = Buffer.from(text);
			crc = crc32(bytes, crc);
			unpacked += bytes.length;
			if (!deflate.write(bytes)) await once(deflate, "drain");
			yield* taken();
		}
		const ended = once(deflate, "end");
		deflate.end();
		await ended;
		yield* taken();
		offset += packed + 16;
		if (unpacked > largest || offset > largest) throw new Error("a file in the archive is larger than 4 GB");
		yield words(0x0807_4b50, crc, packed, unpacked);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(start, 10);
		directory.push(
			Buffer.concat([words(0x0201_4b50), Buffer.from([20, 0]), common(crc, packed, unpacked, name), place, name]),
		);
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(directory.length, 4);
	end.writeUInt16LE(directory.length, 6);
	end.writeUInt32LE(list.length, 8);
	end.writeUInt32LE(offset, 12);
	yield Buffer.concat([list, words(0x0605_4b50), end]);
}
