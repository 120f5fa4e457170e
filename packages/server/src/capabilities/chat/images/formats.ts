import { AppError } from "../../../platform/errors/index.ts";

/** The first bytes of what is taken, in hexadecimal, where a dot is any digit. */
const accepted = [
	// JPEG: ITU-T T.81, annex B. PNG: W3C PNG, section 5.2. WebP: RFC 9649, section 2.4. GIF: GIF89a, section 17.
	/^ffd8ff/,
	/^89504e470d0a1a0a/,
	/^52494646.{8}57454250/,
	/^47494638(37|39)61/,
];

/** Bytes after which `isPicture` can tell. */
export const headLength = 16;

export const isPicture = (head: Buffer): boolean => {
	const text = head.subarray(0, headLength).toString("hex");
	return accepted.some((pattern) => pattern.test(text));
};

const wanted = "Send a JPEG, PNG, WebP or GIF.";
const fromPhones = new Set(["heic", "heif", "avif"]);

/** Why bytes that begin so are not taken, in words for whoever sent them. Their name and declared type do not matter. */
export async function wrongType(head: Buffer): Promise<AppError> {
	if (head.length === 0) return new AppError("unsupported-media-type", `The file is empty. ${wanted}`);
	const { fileTypeFromBuffer } = await import("file-type");
	const type = await fileTypeFromBuffer(head);
	if (type === undefined) return new AppError("unsupported-media-type", `This is no picture. ${wanted}`);
	const name = type.ext.toUpperCase();
	return new AppError(
		"unsupported-media-type",
		fromPhones.has(type.ext)
			? `Pictures in the format ${name} cannot be read here. ${wanted} A screenshot of it will do.`
			: `This is a file of the type ${name}, not a picture that can be read here. ${wanted}`,
	);
}
