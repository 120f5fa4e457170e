import type { GuideWork } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, History } from "lucide-react";
import { useDocumentTitle } from "../../../shared/hooks/use-document-title.ts";
import { localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Button, cn, Spinner } from "../../../shared/kit/index.ts";
import { GuideBadges } from "../components/guide-badges.tsx";
import { guidesText } from "../text.ts";
import { useEditor } from "./editor-context.ts";
import { editorText } from "./editor-text.ts";
import type { SaveStatus } from "./use-autosave.ts";

type Props = {
	work: GuideWork;
	status: SaveStatus;
	readOnly: boolean;
	onPublish: () => void;
	onShowProblems: () => void;
};

/** The guide's name, whether the draft is saved, and the way out. */
export function EditorHeader({ work, status, readOnly, onPublish, onShowProblems }: Props) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const language = useLanguage();
	const { guide } = useEditor();
	const title = localized(guide.title, language) || guide.slug;
	useDocumentTitle(title);
	const errors = work.problems.filter(({ severity }) => severity === "error").length;
	return (
		<header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-surface px-4 py-2.5">
			<Link to="/guides" className="rounded">
				<BackLabel>{words("back")}</BackLabel>
			</Link>
			<h1 className="min-w-0 truncate font-semibold text-base">{title}</h1>
			<GuideBadges version={work.publishedVersion} changed={work.changed} archived={work.archived} />
			<p
				role="status"
				className={cn(
					"flex items-center gap-1.5 text-xs",
					status === "failed" || status === "conflict" ? "text-bad-ink" : "text-ink-faint",
				)}
			>
				{status === "saving" ? (
					<Spinner />
				) : status === "saved" ? (
					<CircleCheck aria-hidden className="size-3.5" />
				) : status === "unsaved" ? null : (
					<CircleAlert aria-hidden className="size-3.5" />
				)}
				{t(`status.${status}`)}
			</p>
			<div className="ml-auto flex items-center gap-2">
				{errors > 0 && (
					<Button size="sm" variant="ghost" onClick={onShowProblems} className="text-bad-ink">
						<CircleAlert aria-hidden />
						{t("errors", { count: errors })}
					</Button>
				)}
				<Button asChild size="sm" variant="ghost">
					<Link to="/guides/$slug/versions" params={{ slug: work.slug }}>
						<History aria-hidden />
						{words("versions")}
					</Link>
				</Button>
				{!readOnly && (
					<Button size="sm" variant="primary" disabled={!work.changed && status === "saved"} onClick={onPublish}>
						{t("publish")}
					</Button>
				)}
			</div>
		</header>
	);
}
