import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Compass, Lock } from "lucide-react";
import { useDocumentTitle } from "../shared/hooks/use-document-title.ts";
import { useText } from "../shared/i18n/index.ts";
import { Button, EmptyState, ErrorState, Page, Skeleton } from "../shared/kit/index.ts";
import { pageStatesText } from "./page-states-text.ts";

const HomeLink = () => {
	const t = useText(pageStatesText);
	return (
		<Button asChild>
			<Link to="/">{t("home")}</Link>
		</Button>
	);
};

export function PageMissing() {
	const t = useText(pageStatesText);
	useDocumentTitle(t("missingTitle"));
	return (
		<Page width="narrow">
			<h1 className="sr-only">{t("missingTitle")}</h1>
			<EmptyState icon={<Compass />} title={t("missingTitle")} description={t("missingBody")} action={<HomeLink />} />
		</Page>
	);
}

export function PageForbidden() {
	const t = useText(pageStatesText);
	useDocumentTitle(t("forbiddenTitle"));
	return (
		<Page width="narrow">
			<h1 className="sr-only">{t("forbiddenTitle")}</h1>
			<EmptyState icon={<Lock />} title={t("forbiddenTitle")} description={t("forbiddenBody")} action={<HomeLink />} />
		</Page>
	);
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
	return (
		<Page width="narrow">
			<ErrorState error={error} onRetry={reset} />
		</Page>
	);
}

/** In place of everything: the session itself could not be read. */
export const ShellFailed = (props: ErrorComponentProps) => (
	<main>
		<PageFailed {...props} />
	</main>
);

export function PagePending() {
	const t = useText(pageStatesText);
	return (
		<Page>
			<div role="status" aria-label={t("loading")} className="grid gap-6">
				<Skeleton className="h-8 w-56" />
				<Skeleton className="h-48 w-full rounded-xl" />
				<Skeleton className="h-64 w-full rounded-xl" />
			</div>
		</Page>
	);
}
