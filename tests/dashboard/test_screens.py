"""The pages' folder: each page in one section of the navigation, in its order."""

from dashboard import screens


def test_every_page_stands_in_one_section_in_the_order_of_the_pages():
    paths = [module.PAGE.path for module in screens.modules()]
    assert [path for section in screens.sections() for path in section] == paths
    assert len(screens.sections()) == len(screens.BEGINS)
