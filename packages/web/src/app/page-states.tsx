import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Compass, Lock } from "lucide-react";
import { useDocumentTitle } from "../shared/hooks/use-document-title.ts";
import { defineText, useText } from "../shared/i18n/index.ts";
import { Button, EmptyState, ErrorState, Page, Skeleton } from "../shared/kit/index.ts";

const text = defineText("page-states", {
	missingTitle: { es: "Esta página no existe", en: "This page does not exist" },
	missingBody: {
		es: "Puede que el enlace esté incompleto o que ya no esté disponible.",
		en: "The link may be incomplete, or the page may be gone.",
	},
	forbiddenTitle: { es: "No tienes permiso para ver esta página", en: "You may not see this page" },
	forbiddenBody: {
		es: "Tu rol no la incluye. Si la necesitas, pide a quien administra Centralita que lo cambie.",
		en: "Your role does not include it. If you need it, ask whoever manages Centralita to change it.",
	},
	home: { es: "Ir al inicio", en: "Go to home" },
	loading: { es: "Cargando", en: "Loading" },
});

const HomeLink = () => {
	const t = useText(text);
	return (
		<Button asChild>
			<Link to="/">{t("home")}</Link>
		</Button>
	);
};

export function PageMissing() {
	const t = useText(text);
	useDocumentTitle(t("missingTitle"));
	return (
		<Page width="narrow">
			<h1 className="sr-only">{t("missingTitle")}</h1>
			<EmptyState icon={<Compass />} title={t("missingTitle")} description={t("missingBody")} action={<HomeLink />} />
		</Page>
	);
}

export function PageForbidden() {
	const t = useText(text);
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

export function PagePending() {
	const t = useText(text);
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
