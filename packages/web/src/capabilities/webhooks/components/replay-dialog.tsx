import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, Field, Input, Select, toast } from "../../../shared/kit/index.ts";
import { useReplaySince } from "../queries/webhooks.ts";
import { webhooksText } from "../text.ts";

const dayMs = 86_400_000;
/** As a `datetime-local` field has it, in the reader's zone. */
const localInput = (at: Date) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

export function ReplayDialog({ endpointId, onClose }: { endpointId: string; onClose: () => void }) {
	const t = useText(webhooksText);
	const common = useText(commonText);
	const replay = useReplaySince();
	const id = useId();
	const [since, setSince] = useState(() => localInput(new Date(Date.now() - dayMs)));
	const [what, setWhat] = useState<"failed" | "all">("failed");
	const send = () =>
		replay.mutate(
			{ id: endpointId, since: new Date(since).toISOString(), what },
			{
				onSuccess: ({ count }) => {
					toast.success(t("replayed", { count }));
					onClose();
				},
			},
		);
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("replaySince")}
			description={t("replayLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" disabled={since === ""} loading={replay.isPending}>
						{t("replay")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				className="grid gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					send();
				}}
			>
				<Field label={t("since")}>
					<Input type="datetime-local" value={since} onChange={(event) => setSince(event.target.value)} />
				</Field>
				<Field label={t("what")}>
					<Select
						value={what}
						onValueChange={setWhat}
						options={(["failed", "all"] as const).map((value) => ({ value, label: t(`what.${value}`) }))}
					/>
				</Field>
			</form>
		</Dialog>
	);
}
