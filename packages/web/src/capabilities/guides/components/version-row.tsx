import type { GuideVersionList } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import type { z } from "zod";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, ConfirmDialog, DateTime, toast } from "../../../shared/kit/index.ts";
import { useRestoreVersion } from "../queries/guides.ts";
import { guidesText } from "../text.ts";

type Props = {
	slug: string;
	version: z.output<typeof GuideVersionList>["items"][number];
	current: boolean;
	restorable: boolean;
};

export function VersionRow({ slug, version, current, restorable }: Props) {
	const t = useText(guidesText);
	const can = useCan();
	const problem = useProblemText();
	const navigate = useNavigate();
	const restore = useRestoreVersion(slug);
	const [confirming, setConfirming] = useState(false);
	const onConfirm = () =>
		restore.mutate(version.version, {
			onSuccess: () => {
				toast.success(t("restored", { version: version.version }));
				void navigate({ to: "/guides/$slug/edit", params: { slug } });
			},
			onError: (error) => {
				setConfirming(false);
				toast.error(problem(error));
			},
		});
	return (
		<li className="flex items-center gap-4 px-5 py-3.5">
			<div className="grid min-w-0 grow gap-0.5">
				<p className="flex flex-wrap items-center gap-2 font-medium">
					{t("version", { version: version.version })}
					{current && <Badge tone="good">{t("current")}</Badge>}
				</p>
				<p className={version.note ? "break-words text-ink-soft" : "text-ink-faint"}>{version.note || t("noNote")}</p>
				<p className="text-ink-faint text-xs">
					{version.author} · <DateTime at={version.publishedAt} /> · {t("nodes", { count: version.nodes })} ·{" "}
					<code title={version.hash}>{version.hash.slice(0, 8)}</code>
				</p>
			</div>
			{restorable && can("guides:write") && (
				<Button size="sm" onClick={() => setConfirming(true)} aria-label={`${t("restore")}: ${version.version}`}>
					<RotateCcw aria-hidden />
					{t("restore")}
				</Button>
			)}
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("restoreTitle", { version: version.version })}
				description={t("restoreLead")}
				confirmLabel={t("restore")}
				tone="primary"
				loading={restore.isPending}
				onConfirm={onConfirm}
			/>
		</li>
	);
}
