import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Link2Off } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useDocumentTitle } from "../../../shared/hooks/use-document-title.ts";
import { showLanguage, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, EmptyState, LanguageSwitch, QueryView } from "../../../shared/kit/index.ts";
import { keepToken, keptToken } from "../page/kept-token.ts";
import { guidePageText } from "../page/page-text.ts";
import { Running } from "../page/running.tsx";
import { isGone, pageSessionQuery, publicGuideQuery, startPage } from "../queries/public-guide.ts";

const route = getRouteApi("/g/$slug");

/** A guide for whoever has its address, without an account; also within a frame of the company's page. */
export function PublicGuidePage() {
	const t = useText(guidePageText);
	const { slug } = route.useParams();
	const { lang } = route.useSearch();
	const language = useLanguage();
	const problem = useProblemText();
	const client = useQueryClient();
	const [token, setToken] = useState(() => keptToken(slug));
	const earlier = useRef<string | null>(null);
	const guide = useQuery(publicGuideQuery(slug, language));
	const session = useQuery({ ...pageSessionQuery(token ?? ""), enabled: token !== null });
	const start = useMutation({
		mutationFn: () => startPage(slug, language, earlier.current),
		onSuccess: ({ token: fresh, session: begun }) => {
			client.setQueryData(pageSessionQuery(fresh).queryKey, begun);
			keepToken(slug, fresh);
			setToken(fresh);
		},
	});
	const leave = () => {
		earlier.current = token;
		keepToken(slug, null);
		setToken(null);
	};
	useDocumentTitle(guide.data?.title ?? t("title"));
	useEffect(() => {
		if (lang) showLanguage(lang);
	}, [lang]);
	if (isGone(guide.error))
		return (
			<Frame>
				<h1 className="sr-only">{t("title")}</h1>
				<Card>
					<EmptyState icon={<Link2Off />} title={t("none")} description={t("noneLead")} />
				</Card>
			</Frame>
		);
	const lost = token !== null && isGone(session.error);
	return (
		<Frame>
			<QueryView query={guide}>
				{({ title, description }) => (
					<>
						<header className="grid gap-1.5">
							<h1 className="break-words font-semibold text-2xl tracking-tight">{title}</h1>
							<p className="break-words text-ink-soft">{description}</p>
						</header>
						{token !== null && !lost ? (
							<QueryView query={session}>
								{(data) => <Running key={token} token={token} session={data} onLeave={leave} />}
							</QueryView>
						) : (
							<Card>
								<div className="grid gap-4">
									<p>{t("startLead")}</p>
									{start.error && (
										<Banner tone="bad" role="alert">
											{problem(start.error)}
										</Banner>
									)}
									<div>
										<Button variant="primary" size="lg" loading={start.isPending} onClick={() => start.mutate()}>
											{t("start")}
										</Button>
									</div>
								</div>
							</Card>
						)}
					</>
				)}
			</QueryView>
		</Frame>
	);
}

function Frame({ children }: { children: ReactNode }) {
	return (
		<div className="mx-auto grid min-h-dvh w-full max-w-2xl content-start gap-5 px-4 py-6 sm:px-6">
			<div className="flex justify-end gap-1">
				<LanguageSwitch />
			</div>
			<main className="grid min-w-0 gap-5">{children}</main>
		</div>
	);
}
