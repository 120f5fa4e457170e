import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Ellipsis, History, Layers, PanelRight, Undo2, UserRound, XCircle } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import {
	Badge,
	Button,
	ConfirmDialog,
	DropdownMenu,
	IconButton,
	MenuItem,
	MenuLabel,
	MenuSeparator,
	type Tone,
	WhatsappMark,
} from "../../../shared/kit/index.ts";
import { queuesQuery, queueText } from "../../../shared/queues/index.ts";
import type { Chat } from "../chat.ts";
import { chatText } from "../chat-text.ts";
import { peopleQuery } from "../queries/inbox.ts";
import { queuesText } from "../queues-text.ts";
import type { Rights } from "../rights.ts";
import { type InboxSearch, listOf } from "../search.ts";

type Props = {
	chat: Chat;
	me: string;
	rights: Rights;
	search: InboxSearch;
	busy: boolean;
	onTake: () => void;
	onHandBack: () => void;
	onAssign: (userId: string) => void;
	onMove: (queueId: string | null) => void;
	onClose: () => void;
};

/** Who it is with, who has it, and what one may do. */
export function ChatHeader({ chat, me, rights, search, busy, onTake, onHandBack, onAssign, onMove, onClose }: Props) {
	const t = useText(chatText);
	const navigate = useNavigate();
	const [closing, setClosing] = useState(false);
	const people = useQuery({ ...peopleQuery, enabled: rights.assign });
	const others = people.data?.items.filter(({ id }) => id !== chat.user?.id && id !== me) ?? [];
	const q = useText(queueText);
	const named = useText(queuesText);
	const queues = useQuery(queuesQuery).data ?? [];
	const queue = queues.find(({ id }) => id === chat.queueId);
	const places = [{ id: null, name: q("default") }, ...queues].filter(({ id }) => id !== chat.queueId);
	const { tone, text } = standing(chat, me);
	return (
		<header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5">
			<Link
				to="/inbox"
				search={listOf(search)}
				aria-label={t("back")}
				className="rounded-lg p-1.5 hover:bg-ink/6 md:hidden"
			>
				<ArrowLeft aria-hidden className="size-5" />
			</Link>
			<div className="grid min-w-0 grow gap-0.5">
				<h2 className="flex items-center gap-1.5 font-semibold text-[0.9375rem]">
					{chat.channel === "whatsapp" && <WhatsappMark />}
					<span className="truncate">{chat.contact?.name ?? chat.label}</span>
				</h2>
				<span className="flex flex-wrap gap-1">
					<Badge tone={tone} className="w-fit">
						{t(text, { name: chat.user?.name ?? "" })}
					</Badge>
					{queue && <Badge>{queue.name}</Badge>}
				</span>
			</div>
			<div className="flex items-center gap-1.5">
				{rights.take && (
					<Button variant="primary" loading={busy} onClick={onTake}>
						{chat.handler === "user" ? t("takeFrom", { name: chat.user?.name ?? "" }) : t("take")}
					</Button>
				)}
				{rights.handBack && chat.handler === "user" && (
					<Button loading={busy} onClick={onHandBack}>
						<Undo2 aria-hidden />
						{t("handBack")}
					</Button>
				)}
				<IconButton
					label={t("details")}
					icon={<PanelRight />}
					className="xl:hidden"
					onClick={() => void navigate({ to: "/inbox", search: { ...search, details: true } })}
				/>
				<DropdownMenu trigger={<IconButton label={t("more")} icon={<Ellipsis />} />}>
					{rights.handBack && chat.handler === "queue" && (
						<MenuItem onSelect={onHandBack}>
							<Undo2 />
							{t("handBack")}
						</MenuItem>
					)}
					<MenuItem asChild>
						<Link to="/history/$conversationId" params={{ conversationId: chat.id }}>
							<History />
							{t("openHistory")}
						</Link>
					</MenuItem>
					{rights.assign && others.length > 0 && (
						<>
							<MenuSeparator />
							<MenuLabel>{t("assign")}</MenuLabel>
							{others.map(({ id, name }) => (
								<MenuItem key={id} onSelect={() => onAssign(id)}>
									<UserRound />
									{name}
								</MenuItem>
							))}
						</>
					)}
					{rights.handBack && queues.length > 0 && (
						<>
							<MenuSeparator />
							<MenuLabel>{named("move")}</MenuLabel>
							{places.map(({ id, name }) => (
								<MenuItem key={id ?? "default"} onSelect={() => onMove(id)}>
									<Layers />
									{name}
								</MenuItem>
							))}
						</>
					)}
					{rights.close && (
						<>
							<MenuSeparator />
							<MenuItem tone="danger" onSelect={() => setClosing(true)}>
								<XCircle />
								{t("close")}
							</MenuItem>
						</>
					)}
				</DropdownMenu>
			</div>
			<ConfirmDialog
				open={closing}
				onOpenChange={setClosing}
				title={t("closeTitle")}
				description={t("closeBody")}
				confirmLabel={t("close")}
				onConfirm={() => {
					setClosing(false);
					onClose();
				}}
			/>
		</header>
	);
}

function standing(chat: Chat, me: string) {
	const is = <const K extends string>(tone: Tone, text: K) => ({ tone, text });
	if (chat.closed) return is("neutral", "handler.closed");
	if (chat.handler === "queue") return is("warn", "handler.queue");
	if (chat.handler === "assistant") return is("brand", "handler.assistant");
	return chat.user?.id === me ? is("good", "handler.mine") : is("neutral", "handler.user");
}
