import type { AssistantSummary } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { Archive, Copy, Ellipsis, PhoneCall } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	Button,
	ConfirmDialog,
	DateTime,
	DropdownMenu,
	IconButton,
	MenuItem,
	toast,
} from "../../../shared/kit/index.ts";
import { useArchiveAssistant, useBringBackAssistant } from "../queries/assistants.ts";
import { useDuplicate } from "../queries/use-duplicate.ts";
import { assistantsText } from "../text.ts";
import { AssistantBadge } from "./assistant-badge.tsx";

export function AssistantRow({ assistant }: { assistant: AssistantSummary }) {
	const t = useText(assistantsText);
	const common = useText(commonText);
	const can = useCan();
	return (
		<li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 transition-colors hover:bg-ink/3">
			<div className="grid min-w-0 grow basis-60 gap-0.5">
				<p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
					<Link
						to="/assistants/$assistantId"
						params={{ assistantId: assistant.id }}
						className="rounded font-medium after:absolute after:inset-0 after:content-['']"
					>
						{assistant.name}
					</Link>
					<AssistantBadge {...assistant} />
				</p>
				<p className="text-ink-faint text-xs">
					{common(`locale.${assistant.locale}`)} · {t("edited")} <DateTime at={assistant.updatedAt} style="relative" />
				</p>
			</div>
			<div className="relative flex items-center gap-1">
				{can("calls:simulate") && (
					<Button asChild size="sm">
						<Link
							to="/simulator"
							search={{ assistant: assistant.id, ...(assistant.publishedVersion === null ? { draft: true } : {}) }}
							aria-label={`${t("call")}: ${assistant.name}`}
						>
							<PhoneCall aria-hidden />
							{t("call")}
						</Link>
					</Button>
				)}
				{can("assistants:write") && <RowMenu assistant={assistant} />}
			</div>
		</li>
	);
}

function RowMenu({ assistant }: { assistant: AssistantSummary }) {
	const t = useText(assistantsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const duplicate = useDuplicate();
	const onFailed = (error: Error) => toast.error(problem(error));
	const bringBack = useBringBackAssistant({ onFailed });
	const archive = useArchiveAssistant({
		onArchived: () =>
			toast.success(t("archived", { name: assistant.name }), {
				label: common("undo"),
				run: () => bringBack.mutate(assistant.id),
			}),
		onFailed,
	});
	const [confirming, setConfirming] = useState(false);
	return (
		<>
			<DropdownMenu
				trigger={<IconButton size="sm" label={`${common("more")}: ${assistant.name}`} icon={<Ellipsis />} />}
			>
				<MenuItem
					onSelect={() => duplicate.mutate({ id: assistant.id, name: t("copyName", { name: assistant.name }) })}
				>
					<Copy />
					{t("duplicate")}
				</MenuItem>
				<MenuItem tone="danger" onSelect={() => setConfirming(true)}>
					<Archive />
					{t("archive")}
				</MenuItem>
			</DropdownMenu>
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("archiveTitle", { name: assistant.name })}
				description={t("archiveLead")}
				confirmLabel={t("archive")}
				loading={archive.isPending}
				onConfirm={() => archive.mutate(assistant.id, { onSettled: () => setConfirming(false) })}
			/>
		</>
	);
}
