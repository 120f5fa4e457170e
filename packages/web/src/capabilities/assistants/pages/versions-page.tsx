import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const VersionsPage = () => (
	<Page>
		<PageHeader title="versions-page" />
	</Page>
);
