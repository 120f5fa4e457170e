import { commonText, useText } from "../i18n/index.ts";
import { Button } from "./button.tsx";

type LoadMoreProps = { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } };

/** The next page of a keyset list. */
export function LoadMore({ query }: LoadMoreProps) {
	const t = useText(commonText);
	if (!query.hasNextPage) return null;
	return (
		<div className="flex justify-center border-line border-t p-3">
			<Button variant="ghost" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
				{t("loadMore")}
			</Button>
		</div>
	);
}
