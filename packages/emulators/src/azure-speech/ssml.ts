export type Ssml = { voice: string; language: string; text: string /** 1 is the voice's own pace. */; speed: number };

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** XML 1.0, section 2.2. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** One voice, one optional `prosody` around its text; null for anything that is not well-formed so far. */
export function readSsml(body: string): Ssml | null {
	if (forbidden.test(body)) return null;
	const speak = body.match(/^<speak\b([^<>]*)>\s*<voice\b([^<>]*)>(.*)<\/voice>\s*<\/speak>$/su);
	const [, root = "", voice = "", inner = ""] = speak ?? [];
	const attribute = (of: string, name: string) => of.match(new RegExp(`\\s${name}=["']([^"'<&]*)["']`))?.[1];
	const [name, language] = [attribute(voice, "name"), attribute(root, "xml:lang")];
	if (!speak || name === undefined || language === undefined || attribute(root, "version") !== "1.0") return null;
	const [, prosody = "", within = inner] = inner.match(/^<prosody\b([^<>]*)>(.*)<\/prosody>$/su) ?? [];
	const rate = attribute(prosody, "rate")?.match(/^([+-]\d+(?:\.\d+)?)%$/);
	if (/[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(within) || (prosody !== "" && !rate)) return null;
	const text = within.replace(/&(\w+);/g, (_, entity: string) => entities[entity] ?? "");
	return { voice: name, language, text, speed: 1 + Number(rate?.[1] ?? 0) / 100 };
}
