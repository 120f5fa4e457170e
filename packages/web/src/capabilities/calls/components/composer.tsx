import { SendHorizontal } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { IconButton, Input } from "../../../shared/kit/index.ts";
import { callsText } from "../text.ts";

/** To type instead of speaking. */
export function Composer({ disabled, onSend }: { disabled: boolean; onSend: (text: string) => void }) {
	const t = useText(callsText);
	const id = useId();
	const [text, setText] = useState("");
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!text.trim()) return;
		onSend(text);
		setText("");
	};
	return (
		<form onSubmit={submit} className="flex items-center gap-2 border-line border-t p-3">
			<label htmlFor={id} className="sr-only">
				{t("typeLabel")}
			</label>
			<Input
				id={id}
				value={text}
				onChange={(event) => setText(event.target.value)}
				placeholder={t("typeLabel")}
				maxLength={2000}
				autoComplete="off"
				disabled={disabled}
			/>
			<IconButton
				type="submit"
				variant="primary"
				label={t("send")}
				icon={<SendHorizontal />}
				disabled={disabled || !text.trim()}
			/>
		</form>
	);
}
