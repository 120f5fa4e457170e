/** Pictures for tests, good ones and bad ones. */
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

type Format = "jpeg" | "png" | "webp" | "gif";

/** Noise, so that it does not compress to nothing; lying on its side where `turned`, with a place and a camera in it. */
export async function aPicture(
	format: Format = "jpeg",
	{
		width = 200,
		height = 100,
		turned = false,
		grain = 30,
	}: { width?: number; height?: number; turned?: boolean; grain?: number } = {},
): Promise<Buffer> {
	const noise = { type: "gaussian", mean: 128, sigma: grain } as const;
	const image = sharp({ create: { width, height, channels: 3, background: "#369", noise } });
	if (format === "jpeg")
		image
			.withExif({
				IFD0: { Make: "TestCam" },
				IFD3: {
					GPSLatitudeRef: "S",
					GPSLatitude: "34/1 36/1 12/1",
					GPSLongitudeRef: "W",
					GPSLongitude: "58/1 22/1 48/1",
				},
			})
			.withMetadata(turned ? { orientation: 6 } : {});
	return image.toFormat(format).toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const out = Buffer.alloc(body.length + 8);
	out.writeUInt32BE(data.length);
	body.copy(out, 4);
	out.writeUInt32BE(crc32(body), body.length + 4);
	return out;
}

/** Some kilobytes that say of themselves to be a picture of so many pixels to a side, one bit each. */
export function aBomb(side = 50_000): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header[8] = 1;
	const rows = deflateSync(Buffer.alloc(Math.ceil(side / 8 + 1) * 1000), { level: 9 });
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk("IHDR", header),
		chunk("IDAT", rows),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

/** An archive that holds nothing: its end record alone. */
const emptyZip = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);

/** Pictures that are something else besides, by what. */
export async function disguised(): Promise<Record<string, Buffer>> {
	const [jpeg, gif] = await Promise.all([aPicture("jpeg"), aPicture("gif")]);
	const script = Buffer.from(gif);
	script.write("/*", 6, "latin1");
	return {
		"GIF and script": Buffer.concat([script, Buffer.from("*/=1;alert(document.domain)//")]),
		"JPEG and page": Buffer.concat([jpeg, Buffer.from("<HTML ><script>alert(1)</script>")]),
		"JPEG and archive": Buffer.concat([jpeg, emptyZip]),
		"JPEG and PHP": Buffer.concat([jpeg, Buffer.from("<?php system($_GET[0]);")]),
		"JPEG and PDF": Buffer.concat([jpeg, Buffer.from("%PDF-1.7\n")]),
	};
}
