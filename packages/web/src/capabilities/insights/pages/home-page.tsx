import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const HomePage = () => (
	<Page>
		<PageHeader title="home-page" />
	</Page>
);
