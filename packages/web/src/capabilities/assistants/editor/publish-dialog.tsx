import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, Field, Input } from "../../../shared/kit/index.ts";
import { assistantsText } from "../text.ts";

type Props = { loading: boolean; onClose: () => void; onPublish: (note: string) => void };

export function PublishDialog({ loading, onClose, onPublish }: Props) {
	const t = useText(assistantsText);
	const common = useText(commonText);
	const id = useId();
	const [note, setNote] = useState("");
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("publishTitle")}
			description={t("publishLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={loading}>
						{t("publish")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				onSubmit={(event) => {
					event.preventDefault();
					onPublish(note);
				}}
			>
				<Field label={t("note")} hint={t("noteHint")} optional>
					<Input maxLength={300} autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
				</Field>
			</form>
		</Dialog>
	);
}
