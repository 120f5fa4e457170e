import type { Line } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, PhoneOutgoing, Trash2 } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, ConfirmDialog, DropdownMenu, IconButton, MenuItem, toast } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";
import { useRemoveLine } from "../queries/lines.ts";
import { testCallText } from "../test-call-text.ts";
import { TestCallDialog } from "./test-call-dialog.tsx";

/** Try the line with one's own telephone, or take it away. */
export function LineActions({ line, dirty }: { line: Line; dirty: boolean }) {
	const t = useText(lineText);
	const test = useText(testCallText);
	const common = useText(commonText);
	const problem = useProblemText();
	const navigate = useNavigate();
	const remove = useRemoveLine();
	const [calling, setCalling] = useState(false);
	const [confirming, setConfirming] = useState(false);
	const onConfirm = () =>
		remove.mutate(line.id, {
			onSuccess: () => {
				toast.success(t("removed", { label: line.label }));
				void navigate({ to: "/settings/lines", ignoreBlocker: true });
			},
			onError: (error) => {
				setConfirming(false);
				toast.error(problem(error));
			},
		});
	return (
		<>
			<Button onClick={() => setCalling(true)}>
				<PhoneOutgoing aria-hidden />
				{test("callMe")}
			</Button>
			<DropdownMenu trigger={<IconButton label={`${common("more")}: ${line.label}`} icon={<Ellipsis />} />}>
				<MenuItem tone="danger" onSelect={() => setConfirming(true)}>
					<Trash2 />
					{t("remove")}
				</MenuItem>
			</DropdownMenu>
			{calling && <TestCallDialog line={line} dirty={dirty} onClose={() => setCalling(false)} />}
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("removeTitle", { label: line.label })}
				description={t("removeLead")}
				confirmLabel={t("remove")}
				loading={remove.isPending}
				onConfirm={onConfirm}
			/>
		</>
	);
}
