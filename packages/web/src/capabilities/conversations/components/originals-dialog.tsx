import { Originals } from "@centralita/contracts";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { api, useProblemText } from "../../../shared/api/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Input } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";

/** What the placeholders of a masked export stand for, once a reason is given. */
export function OriginalsDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
	const t = useText(conversationText);
	const common = useText(commonText);
	const problem = useProblemText();
	const id = useId();
	const [reason, setReason] = useState("");
	const look = useMutation({
		mutationFn: () => api.post(`/conversations/${conversationId}/originals`, { schema: Originals, body: { reason } }),
	});
	const found = look.data?.items;
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("originalsTitle")}
			description={t("originalsLead")}
			footer={
				<>
					<Button onClick={onClose}>{found ? common("close") : common("cancel")}</Button>
					{!found && (
						<Button
							type="submit"
							form={id}
							variant="primary"
							disabled={reason.trim().length < 3}
							loading={look.isPending}
						>
							{t("originalsShow")}
						</Button>
					)}
				</>
			}
		>
			{found ? (
				<dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
					{found.length === 0 && <dt className="col-span-2 text-muted">{t("originalsNone")}</dt>}
					{found.map(({ placeholder, original }) => (
						<div key={placeholder} className="contents">
							<dt className="font-mono text-muted">{placeholder}</dt>
							<dd className="break-all">{original}</dd>
						</div>
					))}
				</dl>
			) : (
				<form
					id={id}
					className="flex flex-col gap-4"
					onSubmit={(event) => {
						event.preventDefault();
						look.mutate();
					}}
				>
					{look.isError && <Banner tone="bad">{problem(look.error)}</Banner>}
					<Field label={t("originalsReason")} hint={t("originalsReasonHint")}>
						<Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
					</Field>
				</form>
			)}
		</Dialog>
	);
}
