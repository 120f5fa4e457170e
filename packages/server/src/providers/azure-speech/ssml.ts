const escapes: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&apos;",
};

/** Characters that XML cannot hold in any form (XML 1.0, section 2.2), lone surrogates among them. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escaped = (text: string): string =>
	text.replace(forbidden, " ").replace(/[&<>"']/g, (found) => escapes[found] ?? "");

/** The pace as a change in per cent, within what Azure takes: half to double. */
function rateOf(speed: number): string {
	const change = Math.round((Math.min(2, Math.max(0.5, speed)) - 1) * 100);
	return `${change < 0 ? "" : "+"}${change}%`;
}

/** SSML for one sentence (Azure: SSML document structure). `voice` begins with its language, as `es-MX-DaliaNeural` does. */
export function ssmlOf(text: string, voice: string, speed: number): string {
	const language = /^[a-z]{2,3}-[A-Z]{2}/.exec(voice)?.[0] ?? "en-US";
	const words = escaped(text);
	const paced = speed === 1 ? words : `<prosody rate="${rateOf(speed)}">${words}</prosody>`;
	return `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${language}"><voice name="${escaped(voice)}">${paced}</voice></speak>`;
}
