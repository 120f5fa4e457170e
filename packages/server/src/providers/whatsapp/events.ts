import type { z } from "zod";
import type { IncomingContent, MessagingEvent, Sender } from "../../ports/messaging.ts";
import { problemOf } from "./errors.ts";
import { Change, IncomingMessage, Notification, Profile, Status } from "./wire.ts";

/** Those that are understood. */
function readAll<S extends z.ZodType>(schema: S, items: readonly unknown[] | undefined): z.infer<S>[] {
	return (items ?? []).flatMap((item) => {
		const read = schema.safeParse(item);
		return read.success ? [read.data] : [];
	});
}

/** Numbers are told without their plus sign. */
const phoneOf = (waId: string | undefined): string | null =>
	waId !== undefined && /^\d{5,15}$/.test(waId) ? `+${waId}` : null;

function senderOf(message: IncomingMessage, profiles: readonly z.infer<typeof Profile>[]): Sender | null {
	const userId = message.from_user_id ?? message.user_id;
	const named = (one: z.infer<typeof Profile>) =>
		(one.wa_id !== undefined && one.wa_id === message.from) || (one.user_id !== undefined && one.user_id === userId);
	const profile = profiles.find(named) ?? (profiles.length === 1 ? profiles[0] : undefined);
	const ids = [message.from, profile?.wa_id, userId, profile?.user_id].filter((id) => id !== undefined);
	const [id, ...others] = new Set(ids);
	if (id === undefined) return null;
	return {
		id,
		others,
		phone: phoneOf(message.from ?? profile?.wa_id),
		name: profile?.profile?.name?.trim().slice(0, 120) || null,
	};
}

function contentOf({ type, text, button, interactive, image }: IncomingMessage): IncomingContent {
	if (type === "text" && text) return { type: "text", text: text.body };
	const pressed = interactive?.button_reply ?? interactive?.list_reply;
	if (type === "interactive" && pressed) return { type: "choice", ...pressed };
	if (type === "button" && button) return { type: "choice", id: button.payload ?? button.text, title: button.text };
	if (type === "image" && image) return { type: "picture", mediaId: image.id, caption: image.caption ?? "" };
	return { type: "other", kind: type };
}

function messageEvent(
	account: string,
	message: IncomingMessage,
	profiles: readonly z.infer<typeof Profile>[],
): MessagingEvent[] {
	const common = { key: message.id, account, at: message.timestamp };
	const { system } = message;
	if (message.type === "system") {
		const to = system?.wa_id ?? system?.new_wa_id;
		const from = message.from ?? system?.customer;
		const changed = system?.type?.includes("changed_number") === true && to !== undefined && from !== undefined;
		return changed ? [{ ...common, type: "renamed", from, to, phone: phoneOf(to) }] : [];
	}
	const sender = senderOf(message, profiles);
	if (sender === null) return [];
	return [{ ...common, type: "message", messageId: message.id, sender, content: contentOf(message) }];
}

function statusEvent(account: string, status: z.infer<typeof Status>): MessagingEvent {
	const [error] = status.errors ?? [];
	const details = error?.error_data?.details ?? error?.message ?? error?.title ?? "";
	return {
		// A message that is played was read.
		key: `${status.id}/${status.status}`,
		account,
		at: status.timestamp,
		type: "status",
		messageId: status.id,
		reference: status.biz_opaque_callback_data ?? null,
		status: status.status === "played" ? "read" : status.status,
		problem: status.status === "failed" ? problemOf(error?.code ?? 131000, details) : null,
	};
}

/** Without what a database takes in no text: NUL, and halves of characters. */
const clean = (_name: string, value: unknown): unknown =>
	typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value;

/** All that a body tells, in its order. Whatever is not understood is no event. */
export function readEvents(body: Buffer): MessagingEvent[] {
	let json: unknown;
	try {
		json = JSON.parse(body.toString("utf8"), clean);
	} catch {
		return [];
	}
	const notification = Notification.safeParse(json);
	if (!notification.success) return [];
	const changes = readAll(
		Change,
		notification.data.entry.flatMap((entry) => entry.changes),
	);
	return changes.flatMap(({ value }) => {
		const account = value.metadata.phone_number_id;
		const profiles = readAll(Profile, value.contacts);
		return [
			...readAll(IncomingMessage, value.messages).flatMap((message) => messageEvent(account, message, profiles)),
			...readAll(Status, value.statuses).map((status) => statusEvent(account, status)),
		];
	});
}
