import { createHash } from "node:crypto";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphError } from "./errors.ts";
import { readMessage } from "./read-message.ts";
import type { WhatsappState } from "./state.ts";
import type { WhatsappFault, WhatsappOperation } from "./types.ts";

const pictures: readonly string[] = ["image/jpeg", "image/png"];
const longestPicture = 5 * 1024 * 1024;

/** The Graph API of one business number, under any version. */
export async function graphRoutes(app: FastifyInstance, state: WhatsappState): Promise<void> {
	await app.register(multipart);

	const authorise = ({ headers }: FastifyRequest): void => {
		if (headers.authorization !== `Bearer ${state.accessToken}`) throw new GraphError(190);
	};

	async function disturb(fault: WhatsappFault | undefined, reply: FastifyReply): Promise<FastifyReply | null> {
		if (fault === undefined) return null;
		if (fault.broken || fault.silent) {
			reply.hijack();
			if (fault.broken) reply.raw.destroy();
			return reply;
		}
		if (fault.retryAfterSeconds !== undefined) reply.header("retry-after", fault.retryAfterSeconds);
		if (fault.code !== undefined) throw new GraphError(fault.code);
		return reply
			.code(fault.status ?? 500)
			.type("text/html")
			.send("<html>Sorry, something went wrong.</html>");
	}

	/** What is silent is carried out first. */
	async function carryOut(on: WhatsappOperation, reply: FastifyReply, work: () => unknown): Promise<unknown> {
		const fault = state.takeFault(on);
		if (fault && !fault.silent) return disturb(fault, reply);
		const answer = await work();
		if (fault) return disturb(fault, reply);
		return reply.send(answer);
	}

	app.setErrorHandler((error, _request, reply) => {
		const graph =
			error instanceof GraphError ? error : new GraphError(100, error instanceof Error ? error.message : "");
		return reply.code(graph.status).send(graph.body);
	});

	app.post<{ Params: { id: string }; Body: Record<string, unknown> }>(
		"/:version/:id/messages",
		async (request, reply) => {
			authorise(request);
			if (request.params.id !== state.phoneNumberId) throw new GraphError(100, "There is no such number.");
			const body = request.body ?? {};
			if (body.status === "read")
				return carryOut("read", reply, () => {
					state.reads.push({ id: String(body.message_id), typing: body.typing_indicator !== undefined });
					state.changed();
					return { success: true };
				});
			return carryOut("messages", reply, () => {
				const message = readMessage(state, body);
				const person = state.person(message.to);
				state.check(person, message.type, message.to);
				const accepted = state.accept(message, person);
				return {
					messaging_product: "whatsapp",
					contacts: [{ input: message.to, ...(person.number === null ? {} : { wa_id: person.number }) }],
					messages: [{ id: accepted.id }],
				};
			});
		},
	);

	app.post<{ Params: { id: string } }>("/:version/:id/media", async (request, reply) => {
		authorise(request);
		const file = await request.file();
		const bytes = await file?.toBuffer();
		if (file === undefined || bytes === undefined) throw new GraphError(131008, "The parameter file is required.");
		return carryOut("media", reply, () => {
			if (!pictures.includes(file.mimetype) || bytes.length > longestPicture)
				throw new GraphError(131009, "Unsupported file.");
			const id = String(1_000_000_000_000 + state.media.size);
			state.media.set(id, { bytes, mime: file.mimetype });
			return { id };
		});
	});

	app.get<{ Params: { id: string } }>("/downloads/:id", async (request, reply) => {
		authorise(request);
		return carryOut("download", reply, () => {
			const media = state.media.get(request.params.id);
			if (media === undefined) throw new GraphError(100, "The URL has expired.");
			reply.type(media.mime);
			return media.bytes;
		});
	});

	app.get<{ Params: { id: string } }>("/:version/:id/subscribed_apps", async (request) => {
		authorise(request);
		return { data: state.subscribed ? [{ whatsapp_business_api_data: { id: "1", name: "Emulated app" } }] : [] };
	});

	app.get<{ Params: { id: string } }>("/:version/:id", async (request, reply) => {
		authorise(request);
		const { id } = request.params;
		if (id === state.phoneNumberId)
			return carryOut("account", reply, () => ({
				display_phone_number: `+${state.number}`,
				verified_name: state.options.verifiedName ?? "Emulated company",
				id,
			}));
		const media = state.media.get(id);
		if (media === undefined) throw new GraphError(100, "Object with this ID does not exist.");
		return carryOut("media", reply, () => ({
			messaging_product: "whatsapp",
			url: `${state.origin}/downloads/${id}`,
			mime_type: media.mime,
			sha256: createHash("sha256").update(media.bytes).digest("base64"),
			file_size: media.bytes.length,
			id,
		}));
	});
}
