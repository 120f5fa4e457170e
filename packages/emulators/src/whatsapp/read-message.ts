import { GraphError } from "./errors.ts";
import type { WhatsappState } from "./state.ts";
import type { EmulatedMessage } from "./types.ts";

type Json = Record<string, unknown>;
type Choice = { id: string; title: string };

const object = (value: unknown, name: string): Json => {
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
	throw new GraphError(131008, `The parameter ${name} is required.`);
};
const list = (value: unknown, name: string): unknown[] => {
	if (Array.isArray(value)) return value;
	throw new GraphError(131008, `The parameter ${name} is required.`);
};
const words = (value: unknown, name: string, longest: number): string => {
	if (typeof value !== "string" || value === "") throw new GraphError(131008, `The parameter ${name} is required.`);
	if (value.length > longest) throw new GraphError(131009, `${name} is longer than ${longest} characters.`);
	return value;
};

function choice(value: unknown, longestTitle: number): Choice {
	const { id, title, description } = object(value, "reply");
	if (description !== undefined) words(description, "description", 72);
	return { id: words(id, "id", 256), title: words(title, "title", longestTitle) };
}

function interactive(body: Json): Pick<EmulatedMessage, "text" | "choices"> {
	const { type, body: said, action } = object(body.interactive, "interactive");
	const does = object(action, "action");
	if (type === "button") {
		const choices = list(does.buttons, "buttons").map((button) => choice(object(button, "button").reply, 20));
		if (choices.length < 1 || choices.length > 3)
			throw new GraphError(131009, "Buttons count must be between 1 and 3.");
		if (new Set(choices.map(({ title }) => title)).size < choices.length)
			throw new GraphError(131009, "Duplicated titles of buttons.");
		return { text: words(object(said, "body").text, "body", 1024), choices };
	}
	if (type !== "list") throw new GraphError(131009, "Unsupported interactive type.");
	words(does.button, "button", 20);
	const choices = list(does.sections, "sections").flatMap((section) =>
		list(object(section, "section").rows, "rows").map((row) => choice(row, 24)),
	);
	if (choices.length < 1 || choices.length > 10)
		throw new GraphError(131009, "Total row count exceed max allowed: 10.");
	if (new Set(choices.map(({ id }) => id)).size < choices.length) throw new GraphError(131009, "Duplicated row ids.");
	return { text: words(object(said, "body").text, "body", 4096), choices };
}

function template(state: WhatsappState, body: Json): Pick<EmulatedMessage, "text" | "choices"> {
	const { name, language, components } = object(body.template, "template");
	const code = object(language, "language").code;
	const known = state.templates.find((one) => one.name === name && one.language === code);
	if (known === undefined) throw new GraphError(132001, `template name (${name}) does not exist in ${code}`);
	if (known.paused) throw new GraphError(132015, "Template is paused.");
	const part = (Array.isArray(components) ? components : []).find((one) => object(one, "component").type === "body");
	const values = part === undefined ? [] : list(object(part, "component").parameters, "parameters");
	if (values.length !== known.values)
		throw new GraphError(
			132000,
			`body: number of localizable_params (${values.length}) does not match (${known.values})`,
		);
	const texts = values.map((value) => words(object(value, "parameter").text, "text", 1024));
	return { text: [known.name, ...texts].join(" | "), choices: [] };
}

/** A message of the request's body. Throws `GraphError`. */
export function readMessage(state: WhatsappState, body: Json): Omit<EmulatedMessage, "id" | "at" | "statuses"> {
	if (body.messaging_product !== "whatsapp") throw new GraphError(100, "messaging_product must be whatsapp.");
	const to = words(body.to ?? body.recipient, "to", 100).replace(/^\+/, "");
	const type = typeof body.type === "string" ? body.type : "text";
	const reference = body.biz_opaque_callback_data;
	if (reference !== undefined) words(reference, "biz_opaque_callback_data", 512);
	const common = { to, type, body, reference: typeof reference === "string" ? reference : null, media: null };
	switch (type) {
		case "text":
			return { ...common, text: words(object(body.text, "text").body, "body", 4096), choices: [] };
		case "interactive":
			return { ...common, ...interactive(body) };
		case "template":
			return { ...common, ...template(state, body) };
		case "image": {
			const { id, caption } = object(body.image, "image");
			const media = state.media.get(String(id));
			if (media === undefined) throw new GraphError(131009, "There is no such media.");
			const text = caption === undefined ? "" : words(caption, "caption", 1024);
			return { ...common, text, choices: [], media: media.bytes };
		}
		default:
			throw new GraphError(131009, `Unsupported message type ${type}.`);
	}
}
