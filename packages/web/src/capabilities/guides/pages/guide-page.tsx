import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const GuidePage = () => (
	<Page>
		<PageHeader title="guide-page" />
	</Page>
);
