/** 16-bit little-endian samples as a vendor sends them: a chunk may end in the middle of one. */
export function pcmReader(): (chunk: Uint8Array) => Int16Array {
	let carry: Uint8Array = new Uint8Array();
	return (chunk) => {
		const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const pcm = new Int16Array(bytes.length >> 1);
		for (let index = 0; index < pcm.length; index++) pcm[index] = view.getInt16(index * 2, true);
		carry = bytes.slice(pcm.length * 2);
		return pcm;
	};
}

/** The same samples as bytes. */
export function pcmBytes(pcm: Int16Array): Buffer {
	const bytes = Buffer.allocUnsafe(pcm.length * 2);
	for (let index = 0; index < pcm.length; index++) bytes.writeInt16LE(pcm[index] ?? 0, index * 2);
	return bytes;
}
