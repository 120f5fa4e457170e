import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const GuidesPage = () => (
	<Page>
		<PageHeader title="guides-page" />
	</Page>
);
