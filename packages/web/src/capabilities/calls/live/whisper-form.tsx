import { SendHorizontal } from "lucide-react";
import { type FormEvent, useState } from "react";
import { isConflict, useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Field, IconButton, Input, toast } from "../../../shared/kit/index.ts";
import { liveText } from "../live-text.ts";
import { useWhisper } from "../queries/supervise.ts";

/** A hint for the assistant alone. */
export function WhisperForm({ callId }: { callId: string }) {
	const t = useText(liveText);
	const problem = useProblemText();
	const whisper = useWhisper(callId);
	const [text, setText] = useState("");
	const submit = (event: FormEvent) => {
		event.preventDefault();
		const words = text.trim();
		if (!words || whisper.isPending) return;
		whisper.mutate(
			{ text: words },
			{
				onSuccess: () => {
					setText("");
					toast.success(t("whispered"));
				},
				onError: (error) => toast.error(isConflict(error) ? t("whisperRefused") : problem(error)),
			},
		);
	};
	return (
		<form onSubmit={submit} className="flex items-start gap-2">
			<Field label={t("whisper")} hint={t("whisperHint")} className="grow">
				<Input maxLength={1000} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
			</Field>
			<IconButton
				type="submit"
				variant="primary"
				className="mt-6.5"
				label={t("whisperSend")}
				icon={<SendHorizontal />}
				loading={whisper.isPending}
				disabled={!text.trim() || whisper.isPending}
			/>
		</form>
	);
}
