import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Page, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { Editor } from "../editor/editor.tsx";
import { editorText } from "../editor/editor-text.ts";
import { workQuery } from "../queries/guides.ts";
import { GuideReading } from "./guide-page.tsx";

const route = getRouteApi("/shell/guides/$slug/edit");

/** A canvas and a panel beside it need this much. */
const wide = "(min-width: 56rem)";
const subscribe = (changed: () => void) => {
	const media = matchMedia(wide);
	media.addEventListener("change", changed);
	return () => media.removeEventListener("change", changed);
};

export function GuideEditorPage() {
	const t = useText(editorText);
	const { slug } = route.useParams();
	const fits = useSyncExternalStore(subscribe, () => matchMedia(wide).matches);
	const work = useQuery({ ...workQuery(slug), refetchOnWindowFocus: false });
	if (!fits)
		return (
			<>
				<div className="px-4 pt-6 sm:px-6">
					<Banner>{t("narrow")}</Banner>
				</div>
				<GuideReading slug={slug} />
			</>
		);
	if (work.data) return <Editor key={work.data.slug} work={work.data} />;
	return (
		<Page>
			<QueryView query={work} loading={<Skeleton className="h-96 w-full" />}>
				{() => null}
			</QueryView>
		</Page>
	);
}
