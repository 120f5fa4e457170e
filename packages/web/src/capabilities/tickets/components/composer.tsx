import { languageOf, mostMentions, type TicketDetail, type TicketMessageCreate } from "@centralita/contracts";
import { type RefObject, useRef, useState } from "react";
import { newIdempotencyKey, useProblemText } from "../../../shared/api/index.ts";
import { useSession } from "../../../shared/auth/index.ts";
import { CannedReplyButton, useCannedReplies } from "../../../shared/canned-replies/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, cn, Select, toast } from "../../../shared/kit/index.ts";
import { usePeople } from "../../../shared/mentions/index.ts";
import { SuggestTextarea } from "../../../shared/suggest/index.ts";
import { useTicketDeed } from "../queries/tickets.ts";
import { ticketsText } from "../text.ts";

type Status = NonNullable<TicketMessageCreate["status"]>;
const kinds = ["reply", "note"] as const;

/** Writes to the contact or to colleagues, and may move the ticket with it. */
export function Composer({ ticket, field }: { ticket: TicketDetail; field?: RefObject<HTMLTextAreaElement | null> }) {
	const t = useText(ticketsText);
	const problem = useProblemText();
	const { user } = useSession();
	const canned = useCannedReplies(
		{ name: ticket.requester.name, ticket: ticket.number, agent: user.name },
		languageOf(ticket.locale),
	);
	const people = usePeople("tickets", true);
	const deed = useTicketDeed(ticket.id);
	const named = useRef<string[]>([]);
	const own = useRef<HTMLTextAreaElement>(null);
	const box = field ?? own;
	const [kind, setKind] = useState<(typeof kinds)[number]>("reply");
	const [text, setText] = useState("");
	const [status, setStatus] = useState<Status | "">("");
	const [key, setKey] = useState(newIdempotencyKey);
	const moves = ticket.transitions.filter((one): one is Status => one !== "new");
	const chosen = status !== "" && moves.includes(status) ? status : "";
	const send = () => {
		if (text.trim() === "" || deed.isPending) return;
		deed.mutate(
			{
				type: "message",
				key,
				message: {
					kind,
					text,
					mentions: kind === "note" ? named.current.slice(-mostMentions) : [],
					...(chosen ? { status: chosen } : {}),
				},
			},
			{
				onSuccess: () => {
					setText("");
					named.current = [];
					setStatus("");
					setKey(newIdempotencyKey());
					box.current?.focus();
				},
				onError: (error) => toast.error(problem(error)),
			},
		);
	};
	const sources = kind === "note" ? [people] : canned ? [canned] : [];
	return (
		<form
			className={cn(
				"grid gap-3 rounded-xl border p-3",
				kind === "note" ? "border-warn/40 bg-warn-soft" : "border-line bg-surface",
			)}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<div className="flex flex-wrap items-center justify-between gap-2">
				<fieldset className="flex gap-1">
					<legend className="sr-only">{t("kind")}</legend>
					{kinds.map((each) => (
						<button
							key={each}
							type="button"
							aria-pressed={kind === each}
							onClick={() => setKind(each)}
							className="h-8 rounded-lg px-3 font-medium text-ink-soft text-xs hover:text-ink aria-pressed:bg-ink/7 aria-pressed:text-ink"
						>
							{t(each)}
						</button>
					))}
				</fieldset>
				{kind === "reply" && canned && <CannedReplyButton field={box} />}
			</div>
			<SuggestTextarea
				field={box}
				sources={sources}
				aria-label={t("message")}
				placeholder={t(kind === "reply" ? "writeReply" : "writeNote")}
				value={text}
				onValueChange={setText}
				onSuggested={({ sign }, { id }) => {
					if (sign === people.sign) named.current.push(id);
				}}
				onKeyDown={(event) => {
					if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
				}}
			/>
			<div className="flex flex-wrap items-center justify-between gap-3">
				<Select
					className="w-full sm:w-64"
					aria-label={t("nextStatus")}
					value={chosen}
					onValueChange={setStatus}
					options={[
						{ value: "", label: t("nextStatus.keep") },
						...moves.map((value) => ({ value, label: t("nextStatus.to", { status: t(`status.${value}`) }) })),
					]}
				/>
				<span className="flex items-center gap-3">
					<span className="hidden text-ink-soft text-xs sm:inline">{t("sendHint")}</span>
					<Button type="submit" variant="primary" loading={deed.isPending} disabled={text.trim() === ""}>
						{t("send")}
					</Button>
				</span>
			</div>
			{kind === "reply" && <p className="text-ink-soft text-xs">{t("replyHint")}</p>}
		</form>
	);
}
