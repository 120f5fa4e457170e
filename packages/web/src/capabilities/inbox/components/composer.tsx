import { mostMentions } from "@centralita/contracts";
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { api } from "../../../shared/api/index.ts";
import { CannedReplyButton } from "../../../shared/canned-replies/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, cn, Kbd } from "../../../shared/kit/index.ts";
import { usePeople } from "../../../shared/mentions/index.ts";
import { SuggestTextarea } from "../../../shared/suggest/index.ts";
import type { Chat } from "../chat.ts";
import { chatText } from "../chat-text.ts";
import { keepDraft, readDraft } from "../drafts.ts";
import { useChatReplies } from "../queries/use-chat-replies.ts";
import { usePictures } from "../queries/use-pictures.ts";
import { PictureButton, PicturesSending, pictureTypes } from "./picture-sending.tsx";

/** The visitor is told at most so often that one is writing, in milliseconds. */
const typingEveryMs = 3000;

type Mode = "reply" | "internal";
type Props = {
	chat: Chat;
	/** Notes only, where somebody else answers. */
	mayReply: boolean;
	field: RefObject<HTMLTextAreaElement | null>;
	onReply: (text: string) => void;
	onNote: (note: { text: string; mentions: string[] }) => Promise<unknown>;
};

/** Where one writes to the visitor, or to colleagues. What is not sent yet stays with its chat. */
export function Composer({ chat, mayReply, field, onReply, onNote }: Props) {
	const t = useText(chatText);
	const { id: chatId } = chat;
	const replies = useChatReplies(chat);
	const people = usePeople("inbox", true);
	const { add: addPictures, ...sending } = usePictures(chatId);
	const [wanted, setMode] = useState<Mode>("reply");
	const mode: Mode = mayReply ? wanted : "internal";
	const [texts, setTexts] = useState<Record<Mode, string>>(() => ({ reply: readDraft(chatId), internal: "" }));
	const [saving, setSaving] = useState(false);
	const named = useRef<string[]>([]);
	const told = useRef(0);
	const text = texts[mode];
	useEffect(() => keepDraft(chatId, texts.reply), [chatId, texts.reply]);

	const write = (value: string) => {
		setTexts((before) => ({ ...before, [mode]: value }));
		if (mode !== "reply" || value === "" || Date.now() - told.current < typingEveryMs) return;
		told.current = Date.now();
		// Nobody misses it: the next key tells again.
		void api.post(`/inbox/${chatId}/typing`).catch(() => undefined);
	};
	const submit = async () => {
		const words = text.trim();
		if (words === "" || saving) return;
		if (mode === "reply") {
			onReply(words);
			told.current = 0;
			setTexts((before) => ({ ...before, reply: "" }));
			return;
		}
		setSaving(true);
		try {
			await onNote({ text: words, mentions: named.current.slice(-mostMentions) });
			named.current = [];
			setTexts((before) => ({ ...before, internal: "" }));
			setMode("reply");
		} catch {
			// It was told, and the words are still there.
		} finally {
			setSaving(false);
		}
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			void submit();
		} else if (event.key === "Escape") field.current?.blur();
	};
	const note = mode === "internal";
	const sources = note ? [people] : replies ? [replies] : [];
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
			className="grid gap-2 border-line border-t px-4 py-3"
		>
			{mayReply && (
				<fieldset className="flex items-center gap-1">
					<legend className="sr-only">{t("mode")}</legend>
					{(["reply", "internal"] as const).map((one) => (
						<button
							key={one}
							type="button"
							aria-pressed={mode === one}
							onClick={() => setMode(one)}
							className="h-7 rounded-md px-2 font-medium text-ink-soft text-xs hover:bg-ink/5 aria-pressed:bg-ink/8 aria-pressed:text-ink"
						>
							{t(one)}
						</button>
					))}
				</fieldset>
			)}
			<SuggestTextarea
				field={field}
				sources={sources}
				rows={mayReply ? 2 : 1}
				maxLength={note ? 2000 : 4000}
				aria-label={t(mode)}
				placeholder={t(note ? "internalHint" : "replyHint")}
				value={text}
				onValueChange={write}
				onSuggested={({ sign }, { id }) => {
					if (sign === people.sign) named.current.push(id);
				}}
				onKeyDown={onKeyDown}
				onPaste={(event) => {
					const files = [...event.clipboardData.files].filter(({ type }) => pictureTypes.includes(type));
					if (note || files.length === 0) return;
					event.preventDefault();
					addPictures(files);
				}}
				className={cn("max-h-48", mayReply ? "min-h-16" : "min-h-10", note && "bg-warn-soft")}
			/>
			<PicturesSending {...sending} />
			<div className="flex items-center justify-end gap-3">
				{!note && (
					<span className="mr-auto flex items-center gap-1">
						{replies && <CannedReplyButton field={field} />}
						<PictureButton onChoose={addPictures} />
					</span>
				)}
				<span className="hidden items-center gap-1 text-ink-faint text-xs sm:flex">
					<Kbd>Ctrl</Kbd>
					<Kbd>Enter</Kbd>
				</span>
				<Button type="submit" variant="primary" disabled={text.trim() === ""} loading={saving}>
					{!note && <SendHorizontal aria-hidden />}
					{t(note ? "saveNote" : "send")}
				</Button>
			</div>
		</form>
	);
}
