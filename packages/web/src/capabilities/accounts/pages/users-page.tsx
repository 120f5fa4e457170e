import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const UsersPage = () => (
	<Page>
		<PageHeader title="users-page" />
	</Page>
);
