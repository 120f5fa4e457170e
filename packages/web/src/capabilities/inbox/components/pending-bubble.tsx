import { useProblemText } from "../../../shared/api/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button } from "../../../shared/kit/index.ts";
import { chatText } from "../chat-text.ts";
import type { Pending } from "../outbox/pending.ts";

/** One's own message before the server has it. */
export function PendingBubble({
	message,
	onResend,
	onDiscard,
}: {
	message: Pending;
	onResend: () => void;
	onDiscard: () => void;
}) {
	const t = useText(chatText);
	const common = useText(commonText);
	const problem = useProblemText();
	const failed = message.state === "failed";
	return (
		<div
			data-failed={failed}
			className="grid max-w-[85%] gap-1 self-end rounded-2xl rounded-br-md border border-line border-dashed bg-surface px-3.5 py-2 data-[failed=true]:border-bad"
		>
			<p className="whitespace-pre-wrap break-words text-sm leading-relaxed">{message.text}</p>
			{failed ? (
				<div role="alert" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-bad-ink text-xs">
					<span className="min-w-0">
						{t("notSent")}: {problem(message.error)}
					</span>
					<Button size="sm" onClick={onResend}>
						{common("retry")}
					</Button>
					<Button size="sm" variant="ghost" onClick={onDiscard}>
						{t("discard")}
					</Button>
				</div>
			) : (
				<p className="text-ink-faint text-xs">{t("sending")}</p>
			)}
		</div>
	);
}
