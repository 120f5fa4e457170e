import type { GuideSummary } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { Archive, ArchiveRestore, Copy, Download, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { apiUrl, isConflict, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	Button,
	ConfirmDialog,
	DateTime,
	DropdownMenu,
	IconButton,
	MenuItem,
	toast,
} from "../../../shared/kit/index.ts";
import { useArchiveGuide, useDeleteGuide, useUnarchiveGuide } from "../queries/guides.ts";
import { guidesText } from "../text.ts";
import { GuideBadges } from "./guide-badges.tsx";

export function GuideRow({ guide, onCopy }: { guide: GuideSummary; onCopy: () => void }) {
	const t = useText(guidesText);
	const common = useText(commonText);
	const language = useLanguage();
	const can = useCan();
	const name = localized(guide.title, language) || guide.slug;
	return (
		<li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 transition-colors hover:bg-ink/3">
			<div className="grid min-w-0 grow basis-60 gap-1">
				<p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
					<Link
						to="/guides/$slug"
						params={{ slug: guide.slug }}
						className="rounded font-medium after:absolute after:inset-0 after:content-['']"
					>
						{name}
					</Link>
					<GuideBadges {...guide} />
				</p>
				<p className="line-clamp-2 text-ink-soft">{localized(guide.description, language)}</p>
				<p className="text-ink-faint text-xs">
					{t("nodes", { count: guide.nodes })} · <DateTime at={guide.updatedAt} style="relative" />
				</p>
			</div>
			<div className="relative flex items-center gap-1">
				{can("guides:write") && !guide.archived && (
					<Button asChild size="sm" className="max-md:hidden">
						<Link to="/guides/$slug/edit" params={{ slug: guide.slug }} aria-label={`${common("edit")}: ${name}`}>
							<Pencil aria-hidden />
							{common("edit")}
						</Link>
					</Button>
				)}
				<RowMenu guide={guide} name={name} onCopy={onCopy} />
			</div>
		</li>
	);
}

function RowMenu({ guide, name, onCopy }: { guide: GuideSummary; name: string; onCopy: () => void }) {
	const t = useText(guidesText);
	const common = useText(commonText);
	const can = useCan();
	const problem = useProblemText();
	const archive = useArchiveGuide();
	const unarchive = useUnarchiveGuide();
	const remove = useDeleteGuide();
	const [asking, setAsking] = useState<"archive" | "delete" | null>(null);
	const write = can("guides:write");
	const failed = (error: Error) => {
		setAsking(null);
		toast.error(isConflict(error) ? t("archiveUsed") : problem(error));
	};
	const confirm = () => {
		if (asking === "delete")
			remove.mutate(guide.slug, { onSuccess: () => setAsking(null), onError: (error) => failed(error) });
		else
			archive.mutate(guide.slug, {
				onSuccess: () => {
					setAsking(null);
					toast.success(t("archived", { name }));
				},
				onError: failed,
			});
	};
	return (
		<>
			<DropdownMenu trigger={<IconButton size="sm" label={`${common("more")}: ${name}`} icon={<Ellipsis />} />}>
				<MenuItem asChild>
					<a href={apiUrl(`/guides/${guide.slug}/export`)} download>
						<Download />
						{t("export")}
					</a>
				</MenuItem>
				{write && (
					<MenuItem onSelect={onCopy}>
						<Copy />
						{t("duplicate")}
					</MenuItem>
				)}
				{write && guide.archived && (
					<MenuItem onSelect={() => unarchive.mutate(guide.slug, { onError: failed })}>
						<ArchiveRestore />
						{t("unarchive")}
					</MenuItem>
				)}
				{write && !guide.archived && guide.version !== null && (
					<MenuItem tone="danger" onSelect={() => setAsking("archive")}>
						<Archive />
						{t("archive")}
					</MenuItem>
				)}
				{write && guide.version === null && (
					<MenuItem tone="danger" onSelect={() => setAsking("delete")}>
						<Trash2 />
						{t("deleteDraft")}
					</MenuItem>
				)}
			</DropdownMenu>
			<ConfirmDialog
				open={asking !== null}
				onOpenChange={(open) => !open && setAsking(null)}
				title={t(asking === "delete" ? "deleteTitle" : "archiveTitle", { name })}
				description={t(asking === "delete" ? "deleteLead" : "archiveLead")}
				confirmLabel={t(asking === "delete" ? "deleteDraft" : "archive")}
				loading={archive.isPending || remove.isPending}
				onConfirm={confirm}
			/>
		</>
	);
}
