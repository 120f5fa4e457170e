export type XmlElement = {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlElement[];
	/** All text directly inside, trimmed. */
	readonly text: string;
};

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const NAME = /[A-Za-z_][\w.:-]*/uy;
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]*)\s*=\s*("[^"<]*"|'[^'<]*')/uy;
/** What may stand outside the root, and says nothing inside it. */
const NOTHING = /<!--(?:(?!--)[\s\S])*-->|<\?[\s\S]*?\?>/uy;

function decode(text: string): string {
	return text.replace(/&([^;\s]*);?/gu, (whole, name: string) => {
		const code = /^#(?:x([\dA-Fa-f]+)|(\d+))$/u.exec(name);
		const found = code
			? String.fromCodePoint(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16))
			: entities[name];
		if (found === undefined || !whole.endsWith(";")) throw new SyntaxError(`${whole} is no entity.`);
		return found;
	});
}

class Reader {
	#at = 0;
	readonly #source: string;

	constructor(source: string) {
		this.#source = source;
	}

	fail(what: string): never {
		throw new SyntaxError(`${what} at character ${this.#at}.`);
	}

	take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#source);
		if (match !== null) this.#at += match[0].length;
		return match;
	}

	is(text: string): boolean {
		if (!this.#source.startsWith(text, this.#at)) return false;
		this.#at += text.length;
		return true;
	}

	skip(): void {
		while (this.take(/\s+/uy) !== null || this.take(NOTHING) !== null);
	}

	get over(): boolean {
		return this.#at >= this.#source.length;
	}

	element(): XmlElement {
		if (!this.is("<")) this.fail("An element is missing");
		const name = this.take(NAME)?.[0] ?? this.fail("A name is missing");
		const attributes: Record<string, string> = {};
		for (let found = this.take(ATTRIBUTE); found !== null; found = this.take(ATTRIBUTE)) {
			const key = found[1] as string;
			if (key in attributes) this.fail(`${key} is there twice`);
			attributes[key] = decode((found[2] as string).slice(1, -1));
		}
		this.take(/\s+/uy);
		if (this.is("/>")) return { name, attributes, children: [], text: "" };
		if (!this.is(">")) this.fail(`The tag of ${name} does not end`);
		return { name, attributes, ...this.#content(name) };
	}

	#content(name: string): Pick<XmlElement, "children" | "text"> {
		const children: XmlElement[] = [];
		let text = "";
		while (!this.is(`</${name}`)) {
			const raw = this.take(/[^<]+/uy);
			const data = raw === null ? this.take(/<!\[CDATA\[([\s\S]*?)\]\]>/uy) : null;
			if (raw !== null) text += decode(raw[0]);
			else if (data !== null) text += data[1] as string;
			else if (this.take(NOTHING) === null) {
				if (this.over) this.fail(`${name} does not end`);
				children.push(this.element());
			}
		}
		if (this.take(/\s*>/uy) === null) this.fail(`The closing tag of ${name} does not end`);
		return { children, text: text.trim() };
	}
}

/** Reads a document without a document type. Throws `SyntaxError` when it is not well-formed. */
export function parseXml(source: string): XmlElement {
	const reader = new Reader(source.replace(/^\uFEFF/u, ""));
	reader.skip();
	const root = reader.element();
	reader.skip();
	if (!reader.over) reader.fail("Something follows the root element");
	return root;
}
