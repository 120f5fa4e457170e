import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useCan, useSession } from "../../../shared/auth/index.ts";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { QueryView, toast } from "../../../shared/kit/index.ts";
import { useSeen } from "../../../shared/mentions/index.ts";
import { WriteFirstButton } from "../../../shared/whatsapp/index.ts";
import type { Chat } from "../chat.ts";
import { chatText } from "../chat-text.ts";
import { unsent } from "../outbox/pending.ts";
import { useOutbox } from "../outbox/use-outbox.ts";
import { chatQuery } from "../queries/inbox.ts";
import { useChatStream } from "../queries/use-chat-stream.ts";
import { useCompany } from "../queries/use-company.ts";
import { useDeed } from "../queries/use-deeds.ts";
import { useMarkRead } from "../queries/use-mark-read.ts";
import { type Rights, rightsIn } from "../rights.ts";
import type { InboxSearch } from "../search.ts";
import { useShortcuts } from "../use-shortcuts.ts";
import { whyNotFree } from "../whatsapp.ts";
import { ChatHeader } from "./chat-header.tsx";
import { CompanyLine } from "./company-line.tsx";
import { Composer } from "./composer.tsx";
import { HandBackDialog } from "./hand-back-dialog.tsx";
import { Thread } from "./thread.tsx";
import { WhatsappNotice } from "./whatsapp-notice.tsx";

/** One chat, to read and to answer. */
export function ChatPanel({ id, search }: { id: string; search: InboxSearch }) {
	const query = useQuery(chatQuery(id));
	return <QueryView query={query}>{(chat) => <Panel chat={chat} search={search} />}</QueryView>;
}

function Panel({ chat, search }: { chat: Chat; search: InboxSearch }) {
	const t = useText(chatText);
	const can = useCan();
	const { user } = useSession();
	const rights = rightsIn(chat, user.id, can);
	const { company, hear, settle } = useCompany(chat.id, user.id, can("chats:answer"));
	const cut = useChatStream(chat.id, hear);
	const { pending, send, resend, discard } = useOutbox(chat);
	const deed = useDeed(chat.id);
	const [handingBack, setHandingBack] = useState(false);
	const field = useRef<HTMLTextAreaElement>(null);
	const notFree = whyNotFree(chat, useNow(10_000));
	useMarkRead(chat, user.id);
	useSeen(`/inbox/${chat.id}`, chat.notes.length, can("chats:answer"));

	const last = chat.transcript.at(-1);
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is what ends the writing
	useEffect(() => {
		if (last) settle(last.who);
	}, [last?.id]);

	const take = () => deed.mutate({ path: "take" }, { onSuccess: () => field.current?.focus() });
	useShortcuts({
		t: rights.take && !deed.isPending ? take : undefined,
		b: rights.handBack ? () => setHandingBack(true) : undefined,
		r: () => field.current?.focus(),
	});
	const note = async (body: { text: string; mentions: string[] }) => {
		await deed.mutateAsync({ path: "note", body });
		toast.success(t("noteSaved"));
	};
	return (
		<>
			<ChatHeader
				chat={chat}
				me={user.id}
				rights={rights}
				search={search}
				busy={deed.isPending}
				onTake={take}
				onHandBack={() => setHandingBack(true)}
				onAssign={(userId) => deed.mutate({ path: "assign", body: { userId } })}
				onMove={(queueId) => deed.mutate({ path: "queue", body: { queueId } })}
				onClose={() => deed.mutate({ path: "close" })}
			/>
			<Thread chat={chat} pending={unsent(pending, chat.transcript)} onResend={resend} onDiscard={discard} />
			<CompanyLine chat={chat} company={company} cut={cut} />
			<Why chat={chat} rights={rights} />
			{chat.closed && chat.channel === "whatsapp" && chat.contact && (
				<div className="flex justify-end border-line border-t px-4 py-2.5 empty:hidden">
					<WriteFirstButton contactId={chat.contact.id} />
				</div>
			)}
			{rights.reply && notFree && <WhatsappNotice chat={chat} why={notFree} />}
			{rights.note && (
				<Composer chat={chat} mayReply={rights.reply && notFree === null} field={field} onReply={send} onNote={note} />
			)}
			{handingBack && (
				<HandBackDialog
					onClose={() => setHandingBack(false)}
					onHandBack={(text) => deed.mutate({ path: "hand-back", body: { note: text } })}
				/>
			)}
		</>
	);
}

/** Why one cannot write to the visitor now, and what to do about it. */
function Why({ chat, rights }: { chat: Chat; rights: Rights }) {
	const t = useText(chatText);
	if (rights.reply) return null;
	const text = chat.closed
		? t("ended")
		: !rights.note
			? t("readOnly")
			: chat.handler === "user"
				? t("othersChat", { name: chat.user?.name ?? "" })
				: t("takeFirst");
	return <p className="border-line border-t bg-sunken/60 px-4 py-2.5 text-ink-soft text-sm">{text}</p>;
}
